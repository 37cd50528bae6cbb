/** Which test runs each command that the documents have. */

export interface CommandRow {
    readonly command: string;
    /** The end of the spec file's path. */
    readonly spec: string;
    /** What stands in the spec, or in the helper below, and shows that it runs this command. */
    readonly words: readonly string[];
    /** The end of the path of a helper that the spec imports. */
    readonly helper?: string;
}

const YAML = "examples/quickstart-yaml.spec.ts";
const NATIVE = "examples/quickstart-plugin.spec.ts";
const DEPARTMENTS = "departments-example.spec.ts";
const ROTATION = "rotation-example.spec.ts";
const TOKEN = "examples/token-rotation.spec.ts";
const OPERATIONS = "examples/operations.spec.ts";
const ESTATE = "plugin/engine/estate.spec.ts";
const ALERT = "examples/expiry-alert.spec.ts";
const EXAMPLE = "support/engine/example.ts";
const STACK = "support/engine/stack.ts";

/** What `configure` of the helper sets. */
function configured(command: string, ...words: readonly string[]): CommandRow {
    return { command, spec: YAML, helper: EXAMPLE, words: ["example.configure()", ...words] };
}

function passkeyOf(name: string): CommandRow {
    const words = [`"${name}"`, '"config", "set", "--secret", "--path", `passkeys.${name}`'];
    return { command: `pulumi config set --secret --path passkeys.${name}`, spec: DEPARTMENTS, words };
}

function setOnBoth(command: string, ...words: readonly string[]): CommandRow {
    return { command, spec: NATIVE, words };
}

export const COMMANDS: readonly CommandRow[] = [
    {
        command: "pulumi plugin install resource leegality 0.1.0 --file pulumi-resource-leegality-v0.1.0.tar.gz",
        spec: YAML,
        helper: EXAMPLE,
        words: ["example!.installPlugin()", '"plugin", "install", "resource", "leegality", VERSION', '"--file"'],
    },
    {
        command: "pulumi plugin install resource leegality 0.1.0 --server https://files.example.com/pulumi",
        spec: YAML,
        words: ['installPlugin("--server", '],
    },
    {
        command: "mkdir sdk && tar -xzf pulumi-leegality-go-v0.1.0.tar.gz -C sdk --strip-components 1",
        spec: "examples/quickstart-go.spec.ts",
        words: ["pulumi-leegality-go-v${VERSION}.tar.gz", '"-xzf", archive, "-C", "sdk", "--strip-components", "1"'],
    },
    { command: "pulumi stack init dev", spec: YAML, helper: EXAMPLE, words: ["Example.open(", '"stack", "init", '] },
    configured(
        "pulumi config set leegality:baseUrl https://signstation.example.com",
        '"leegality:baseUrl": emulator.url',
    ),
    configured("pulumi config set --secret leegality:authToken", 'setSecret("leegality:authToken"'),
    configured("pulumi config set certificateFile signing.p12", 'certificateFile: "signing.p12"'),
    configured("pulumi config set --secret passkey", 'setSecret("passkey"'),
    { command: "pulumi preview", spec: YAML, helper: EXAMPLE, words: ["assertLife()", "stack.preview()"] },
    { command: "pulumi up", spec: YAML, helper: EXAMPLE, words: ["assertLife()", "stack.up()"] },
    { command: "pulumi up --yes", spec: "engine/stack.spec.ts", helper: STACK, words: ["stack.up()", '"up", "--yes"'] },
    {
        command: "base64 <signing.p12 | tr -d '\\n' | pulumi config set --secret certificateBase64",
        spec: OPERATIONS,
        words: ["/^base64 .*$/m", '"bash", ["-c", command]'],
    },
    {
        command: "pulumi preview --refresh --run-program --diff --expect-no-changes",
        spec: OPERATIONS,
        words: ['"preview", "--refresh", "--run-program", "--diff", "--expect-no-changes"'],
    },
    { command: "pulumi refresh --run-program", spec: TOKEN, words: ['stack.refresh("--run-program")'] },
    {
        command: "pulumi import leegality:index:Certificate signing 46d4e120-ed03-47cc-98c6-529bff3bbabc",
        spec: "plugin/engine/import.spec.ts",
        words: ['"import",', '"leegality:index:Certificate",', '"signing",'],
    },
    {
        command: "pulumi import leegality:index:Department hr 18b45e41-5d8b-4417-bb83-1d769187aef9",
        spec: TOKEN,
        words: ['"import", "leegality:index:Department", "hr", id'],
    },
    {
        command: "pulumi-leegality estate --out import.json",
        spec: ESTATE,
        words: ['[COMMAND, "estate", "--out", "import.json"]'],
    },
    { command: "pulumi import --file import.json", spec: ESTATE, words: ['"import", "--file", "import.json"'] },
    {
        command: "pulumi-leegality inspect signing.p12 --passkey-env PASSKEY",
        spec: "unit/cli/main.spec.ts",
        words: ['run("inspect", ', '"--passkey-env", "PASSKEY"'],
    },
    {
        command: "export LEEGALITY_BASE_URL=https://signstation.example.com",
        spec: ALERT,
        words: ["LEEGALITY_BASE_URL: server.url"],
    },
    {
        command: "node index.mjs --days 30 --html report.html",
        spec: ALERT,
        words: ['"--html", "report.html"', "index.mjs", '"--days"'],
    },
    {
        command: "pulumi preview --policy-pack FOLDER",
        spec: "examples/policy.spec.ts",
        words: ['stack.preview("--policy-pack", pack)'],
    },
    { command: "pulumi config set folder .", spec: DEPARTMENTS, words: ['"config", "set", "folder", "."'] },
    ...["asha", "meera", "vikram"].map(passkeyOf),
    {
        command: "pulumi config set nextCertificateFile next.p12",
        spec: ROTATION,
        words: ['configure("nextCertificateFile", "nextPasskey", "next.p12"'],
    },
    { command: "pulumi config set --secret nextPasskey", spec: ROTATION, words: ["stack.setSecret(passkeyKey"] },
    { command: "pulumi config set retireOld true", spec: ROTATION, words: ['"config", "set", "retireOld", "true"'] },
    setOnBoth("pulumi config set certificateId 3f1c0a52-6f4e-4a53-9d2b-0f1f6f5b8f10", "certificateId: byHand.id"),
    setOnBoth("pulumi config set mumbaiUrl https://mumbai.example.com", "mumbaiUrl: emulator.url"),
    setOnBoth("pulumi config set --secret mumbaiToken", 'setSecret("mumbaiToken"'),
    setOnBoth("pulumi config set delhiUrl https://delhi.example.com", "delhiUrl: second.url"),
    setOnBoth("pulumi config set --secret delhiToken", 'setSecret("delhiToken"'),
];
