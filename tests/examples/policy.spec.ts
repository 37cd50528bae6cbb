/** examples/policy: its rules as a table, and on the real engine with the plugin and the dynamic provider. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "signstation-emulator";
import { refusesExpiry, secretsInState, weakKey, type Outputs } from "../../examples/policy/rules";
import { VERSION } from "../support/engine/dist";
import { said, type Run } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { placePolicyPack } from "../support/engine/policy-pack";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";
import { readSource, ROOT } from "../support/source/sources";
import { Stack } from "../support/engine/stack";

const PASSKEY = "p4sskey-canary";
const KINDS = ["plugin", "dynamic"] as const;
/** Declares each certificate with the plugin and with the dynamic provider. A null passkey is one that is not known at preview. */
const PROGRAM = `
const kinds = { plugin: require("pulumi-leegality/native"), dynamic: require("pulumi-leegality") };
const certificates = JSON.parse(require("node:fs").readFileSync("certificates.json", "utf8"));
const late = new kinds.plugin.Department("late", { name: "Late" }).id;
for (const [kind, { Certificate }] of Object.entries(kinds)) {
    for (const [name, args] of Object.entries(certificates[kind])) {
        new Certificate(kind + "-" + name, { ...args, ...(args.passkey === null ? { passkey: late } : {}) });
    }
}
`;

/** Which rules refuse a certificate. */
interface Row {
    readonly args: Readonly<Record<string, unknown>>;
    readonly refusedBy: readonly string[];
    readonly smallKey?: boolean;
}

const SOUND = { passkeyEnv: "SIGNING_PASSKEY", failIfExpiresWithinDays: 5 };
const ROWS: Readonly<Record<string, Row>> = {
    sound: { args: SOUND, refusedBy: [] },
    unlimited: { args: { passkeyEnv: "SIGNING_PASSKEY" }, refusedBy: ["expiry-in-production"] },
    plain: { args: { passkey: PASSKEY, failIfExpiresWithinDays: 5 }, refusedBy: ["no-passkey-in-state"] },
    unknown: { args: { passkey: null, failIfExpiresWithinDays: 5 }, refusedBy: ["no-passkey-in-state"] },
    base64: { args: { ...SOUND, certificateFile: undefined }, refusedBy: ["no-passkey-in-state"] },
    weak: { args: SOUND, refusedBy: ["rsa-2048"], smallKey: true },
};

describe("examples/policy on the real engine", function () {
    this.timeout(300_000);
    let emulator: Emulator;
    let stack: Stack;
    let pack: string;

    before(async () => {
        emulator = await startEmulator();
        const env = {
            LEEGALITY_BASE_URL: emulator.url,
            LEEGALITY_AUTH_TOKEN: emulator.token,
            SIGNING_PASSKEY: PASSKEY,
        };
        stack = await Stack.open({ program: PROGRAM, env });
        pack = placePolicyPack(stack, "policy");
        const plugins = { providers: [{ name: "leegality", path: `${ROOT}/plugin` }] };
        const project = { name: "engine-test", runtime: "nodejs", main: "index.js", plugins };
        stack.write("Pulumi.yaml", JSON.stringify(project));
        await stack.succeed(["stack", "init", "prod"]);
    });
    after(async () => {
        stack.close();
        await emulator.stop();
    });

    it("refuses at the preview of a production stack what each rule forbids, and nothing else", async () => {
        declare(Object.keys(ROWS));
        const run = await stack.preview("--policy-pack", pack);
        assert.notEqual(run.code, 0);
        const expected = KINDS.flatMap((kind) =>
            Object.entries(ROWS).flatMap(([name, { refusedBy }]) =>
                refusedBy.map((rule) => `${kind}-${name}: ${rule}`),
            ),
        );
        assert.deepEqual(violations(run), expected.sort(), said(run, "error") + run.stderr);
        assert.deepEqual(emulator.requests(), []);
        // Pulumi's SDK prints a resource's properties in clear as debug messages, which docs/secrets.md says.
        const shown = (run.stdout + run.stderr).split("\n").filter((line) => !line.includes('"severity":"debug"'));
        assert.deepEqual(
            shown.filter((line) => line.includes(PASSKEY)),
            [],
        );
    });

    it("accepts a valid certificate of a production stack", async () => {
        declare(["sound"]);
        const run = await stack.up("--policy-pack", pack);
        assert.equal(run.code, 0, said(run, "error") + run.stderr);
        assert.equal(emulator.certificates().length, KINDS.length);
    });

    it("requires failIfExpiresWithinDays in the stacks that its configuration names, and in no other", async () => {
        declare(["unlimited"]);
        await stack.succeed(["stack", "select", "dev"]);
        const elsewhere = await stack.preview("--policy-pack", pack);
        assert.deepEqual([elsewhere.code, violations(elsewhere)], [0, []], elsewhere.stderr);
        stack.write("policy.json", JSON.stringify({ "expiry-in-production": { stacks: ["dev"] } }));
        const named = await stack.preview("--policy-pack", pack, "--policy-pack-config", "policy.json");
        assert.deepEqual(violations(named), [
            "dynamic-unlimited: expiry-in-production",
            "plugin-unlimited: expiry-in-production",
        ]);
    });

    /** Writes the files and the program's data. */
    function declare(names: readonly string[]): void {
        const certificates = KINDS.map((kind) => {
            const each = names.map((name) => {
                const { args = {}, smallKey = false } = ROWS[name] ?? {};
                const spec = { friendlyName: `${kind}-${name}`, passkey: PASSKEY };
                const bytes = smallKey ? makeQuickPkcs12(spec) : makePkcs12(spec).bytes;
                const file = `${kind}-${name}.p12`;
                stack.write(file, bytes);
                const inside = "certificateFile" in args ? { certificateBase64: bytes.toString("base64") } : {};
                return [name, { certificateFile: file, ...args, ...inside }];
            });
            return [kind, Object.fromEntries(each) as object];
        });
        stack.write("certificates.json", JSON.stringify(Object.fromEntries(certificates)));
    }
});

/** What stops the run, as `resource: rule`, sorted. */
function violations(run: Run): string[] {
    return run.stdout
        .split("\n")
        .filter((line) => line.includes('"policyEvent"'))
        .map((line) => (JSON.parse(line) as { policyEvent: PolicyEvent }).policyEvent)
        .filter(({ enforcementLevel }) => enforcementLevel === "mandatory")
        .map(({ resourceUrn, policyName }) => `${resourceUrn.split("::").at(-1) ?? ""}: ${policyName}`)
        .sort();
}

interface PolicyEvent {
    readonly resourceUrn: string;
    readonly policyName: string;
    readonly enforcementLevel: string;
}

describe("the rules of examples/policy", () => {
    it("install the packages that they are tested with", () => {
        const read = (file: string) => JSON.parse(readSource(file)) as Record<string, Record<string, string>>;
        const { dependencies } = read("examples/policy/package.json");
        const { devDependencies = {} } = read("package.json");
        assert.deepEqual(dependencies, {
            "@pulumi/policy": devDependencies["@pulumi/policy"],
            "@pulumi/pulumi": `^${String(devDependencies["@pulumi/pulumi"])}`,
            "pulumi-leegality": `^${VERSION}`,
        });
    });

    const rows: [what: string, problems: string[], refused: boolean][] = [
        ["a file without a limit", refusesExpiry({ certificateFile: "a.p12" }), true],
        ["base64 without a limit", refusesExpiry({ certificateBase64: "AA==" }), true],
        ["a limit of 0 days", refusesExpiry({ certificateFile: "a.p12", failIfExpiresWithinDays: 0 }), false],
        ["an imported certificate without a file", refusesExpiry({ enabled: true }), false],
        ["an empty passkey", secretsInState({ passkey: "" }), true],
        ["a passkey by reference", secretsInState({ passkeyFile: "/run/passkey" }), false],
        ...(
            [
                ["RSA-1024", true],
                ["RSA-2047", true],
                ["RSA-2048", false],
                ["RSA-4096", false],
                ["RSA-PSS-1024", true],
                ["RSA-PSS-3072", false],
                ["EC-P-256", false],
                ["Ed25519", false],
            ] as const
        ).map(
            ([keyAlgorithm, refused]) =>
                [keyAlgorithm, weakKey({ keyAlgorithm }), refused] as [string, string[], boolean],
        ),
        ["a file that this machine cannot open", weakKey({ unverified: "RC4" } satisfies Outputs), true],
        ["no file", weakKey({}), false],
    ];
    for (const [what, problems, refused] of rows) {
        it(`${refused ? "refuse" : "accept"} ${what}`, () => {
            assert.equal(problems.length, refused ? 1 : 0);
        });
    }
});
