/** Secrets in the engine's own log of gRPC messages (PULUMI_DEBUG_GRPC): which messages have them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SIGNATURE_KEY, SIGNATURES } from "../../../provider/engine-wire/signatures";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { withYaml, YamlScenario } from "./yaml-scenario";

const first = makePkcs12({ commonName: "canary", friendlyName: "canary", passkey: "canary-passkey-90b2" });
const renewed = makePkcs12({ commonName: "canary", friendlyName: "canary", passkey: "canary-passkey-90b2" });

/** The program's arguments, as its language host sends them, and as the engine passes them on. */
const WITH_INPUTS: readonly string[] = [
    "ResourceMonitor/RegisterResource request",
    "ResourceMonitor/RegisterResource response",
    "ResourceProvider/Check request",
    "ResourceProvider/Check response",
    "ResourceProvider/Create request",
    "ResourceProvider/Diff request",
    "ResourceProvider/Update request",
    "ResourceProvider/Read request",
    "ResourceProvider/Read response",
    "ResourceProvider/Delete request",
];
/** The language host gets the stack's whole configuration. */
const WITH_CONFIGURATION: readonly string[] = [
    "LanguageRuntime/Run request",
    "ResourceMonitor/GetDeploymentInfo response",
    "ResourceProvider/CheckConfig request",
    "ResourceProvider/CheckConfig response",
    "ResourceProvider/DiffConfig request",
    "ResourceProvider/Configure request",
];

/** One message of the log. */
interface Message {
    readonly method: string;
    readonly request?: unknown;
    readonly response?: unknown;
}

withYaml("the engine's log of gRPC messages", function () {
    this.timeout(300_000);
    let scenario: YamlScenario;
    let messages: readonly Message[];
    let secrets: Readonly<Record<"passkey" | "token" | "file", readonly string[]>>;

    before(async () => {
        scenario = await YamlScenario.start();
        const { stack, emulator } = scenario;
        const log = join(stack.folder, "grpc.json");
        stack.env = { ...stack.env, LEEGALITY_AUTH_TOKEN: undefined, PULUMI_DEBUG_GRPC: log };
        await stack.setSecret("leegality:authToken", emulator.token);
        for (const [command, file] of [
            ["preview", first],
            ["up", first],
            ["up", renewed],
            ["refresh", renewed],
            ["destroy", renewed],
        ] as const) {
            const certificateBase64 = file.bytes.toString("base64");
            scenario.declareCertificates({ canary: { certificateBase64, passkey: file.passkey } });
            const run = await stack[command]();
            assert.equal(run.code, 0, said(run, "error"));
        }
        messages = readFileSync(log, "utf8")
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => JSON.parse(line) as Message);
        const files = [first, renewed].map(({ bytes }) => bytes.toString("base64").slice(400, 440));
        secrets = { passkey: [first.passkey], token: [emulator.token], file: files };
    });
    after(() => scenario.close());

    for (const { what, certain, allowed } of [
        { what: "passkey", certain: "ResourceProvider/Create request", allowed: WITH_INPUTS },
        { what: "file", certain: "ResourceProvider/Update request", allowed: WITH_INPUTS },
        { what: "token", certain: "ResourceProvider/Configure request", allowed: WITH_CONFIGURATION },
    ] as const) {
        it(`has the ${what} in the messages with the inputs of the engine and the program, and in no other`, () => {
            const found = messages.flatMap(({ method, request, response }) =>
                Object.entries({ request, response })
                    .filter(([, message]) => holds(message, secrets[what]))
                    .map(([part]) => `${method.replace("/pulumirpc.", "")} ${part}`),
            );
            assert.ok(found.includes(certain), "the log is the engine's, and has what it sends");
            assert.deepEqual([...new Set(found)].filter((message) => !allowed.includes(message)).sort(), []);
        });
    }

    it("has no unmarked secret in a response of the plugin", () => {
        const responses = messages
            .filter(({ method }) => method.startsWith("/pulumirpc.ResourceProvider/"))
            .map(({ response }) => withoutSecrets(response));
        assert.ok(responses.length > 10);
        for (const response of responses) {
            assert.ok(!Object.values(secrets).some((texts) => holds(response, texts)), JSON.stringify(response));
        }
    });
});

function holds(message: unknown, secrets: readonly string[]): boolean {
    const text = JSON.stringify(message ?? null);
    return secrets.some((secret) => text.includes(secret));
}

/** Values that are marked as secrets left out. */
function withoutSecrets(message: unknown): unknown {
    return JSON.parse(JSON.stringify(message ?? null), (_key, value: Record<string, unknown> | null) =>
        value?.[SIGNATURE_KEY] === SIGNATURES.secret ? null : value,
    ) as unknown;
}
