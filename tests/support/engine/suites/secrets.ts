/** Secrets on the real engine: none is in state, output, error or log in clear. */
import assert from "node:assert/strict";
import { startEmulator } from "signstation-emulator";
import { makePkcs12 } from "../../pkcs12/pkcs12-files";
import type { EngineFrontEnd } from "../front-end";
import { HR, type Scenario } from "../scenario";

const PASSKEY = "canary-passkey-7f3a";
const file = makePkcs12({ commonName: "canary", friendlyName: "canary", passkey: PASSKEY });
const base64 = file.bytes.toString("base64");

/** Runs of the file's base64 in the three alignments that embedding it in something longer can give. */
const base64Runs = [0, 1, 2].map((shift) => file.bytes.subarray(shift + 300, shift + 330).toString("base64"));

export function secretsSuite(frontEnd: EngineFrontEnd): void {
    frontEnd.describe(`secrets, through ${frontEnd.name},`, function () {
        this.timeout(300_000);
        let scenario: Scenario;

        beforeEach(async () => {
            scenario = await frontEnd.open();
            scenario.stack.write("signing.p12", file.bytes);
        });
        afterEach(() => scenario.close());

        async function assertNothingCameOut(): Promise<void> {
            const { stack, emulator } = scenario;
            const everything = {
                state: await stack.exportState(),
                printed: stack.printed,
                "stack's files, the history of its updates among them": stack.backendText(),
                history: JSON.stringify(emulator.requests()),
            };
            const canaries = { passkey: PASSKEY, token: emulator.token, file: base64.slice(400, 440) };
            for (const [place, text] of Object.entries(everything)) {
                for (const [what, canary] of Object.entries(canaries)) {
                    assert.ok(!text.includes(canary), `the ${what} is in the ${place}`);
                }
                assert.ok(!base64Runs.some((run) => text.includes(run)), `a part of the file is in the ${place}`);
            }
        }

        const ways = [
            { name: "a plain passkey and a file", args: { certificateFile: "signing.p12", passkey: PASSKEY } },
            { name: "a plain passkey and plain base64", args: { certificateBase64: base64, passkey: PASSKEY } },
        ];
        for (const { name, args } of ways) {
            it(`stay secret through the whole life: ${name}`, async () => {
                scenario.declareCertificates({ canary: { ...args, departmentId: HR } });
                for (const command of ["preview", "up", "refresh", "up", "destroy"] as const) {
                    const run = await scenario.stack[command]();
                    assert.equal(run.code, 0, run.stderr);
                    await assertNothingCameOut();
                }
                for (const command of [
                    ["preview", "--diff"],
                    ["up", "--yes"],
                    ["refresh", "--yes"],
                    ["destroy", "--yes"],
                ]) {
                    const { code, stderr } = await scenario.stack.run(command);
                    assert.equal(code, 0, stderr);
                    await assertNothingCameOut();
                }
            });
        }

        it("stay secret if an operation fails and the server repeats them", async () => {
            scenario.declareCertificates({
                canary: { certificateFile: "signing.p12", passkey: PASSKEY, departmentId: HR },
            });
            const echo = {
                message: `bad passkey ${PASSKEY} for token ${scenario.emulator.token}`,
                code: "LE_ERR_SS_400",
                path: null,
            };
            const body = { code: "LE_ERR_SS_400", errors: [echo] };
            scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "answer", status: 400, body } });
            assert.notEqual((await scenario.stack.up()).code, 0);
            await assertNothingCameOut();

            // Created, but unfinished: the state holds everything that a later run needs.
            scenario.emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 500, body } });
            assert.notEqual((await scenario.stack.up()).code, 0);
            await assertNothingCameOut();

            for (const command of ["refresh", "destroy"] as const) {
                const method = command === "refresh" ? "GET" : "DELETE";
                scenario.emulator.once({ match: { method }, effect: { kind: "answer", status: 400, body } });
                assert.notEqual((await scenario.stack[command]()).code, 0, command);
                await assertNothingCameOut();
            }
        });

        it("stay secret in the engine's most verbose log, with client credentials, in success and failure", async () => {
            const { stack, emulator } = scenario;
            const secret = "canary-client-secret-51c9";
            const credentials = await startEmulator({ clientId: "canary", clientSecret: secret });
            try {
                stack.env = { ...stack.env, LEEGALITY_BASE_URL: credentials.url, LEEGALITY_AUTH_TOKEN: undefined };
                await stack.succeed(["config", "set", "leegality:clientId", "canary"]);
                await stack.setSecret("leegality:clientSecret", secret);
                scenario.declareCertificates({ canary: { certificateFile: "signing.p12", passkey: PASSKEY } });
                const bodies = [
                    `<p>${PASSKEY} ${secret}</p>`,
                    { code: secret, errors: [{ code: PASSKEY, message: secret }] },
                ];
                for (const [index, method] of ["POST", "GET"].entries()) {
                    const path = "/api/v1/certificates";
                    const body = bodies[index] ?? "";
                    const contentType = typeof body === "string" ? "text/html" : "application/json";
                    const effect = { kind: "answer", status: 400, body, contentType } as const;
                    credentials.once({ match: { method, path }, effect });
                    const { code } = await stack.run(["up", "--yes", "--skip-preview", "-v=9", "--logtostderr"]);
                    assert.notEqual(code, 0, method);
                }
                for (const command of ["up", "refresh", "destroy"]) {
                    const { code, stderr } = await stack.run([
                        command,
                        "--yes",
                        "--skip-preview",
                        "-v=9",
                        "--logtostderr",
                    ]);
                    assert.equal(code, 0, stderr.slice(-2000));
                }
                await assertNothingCameOut();
                const state = await stack.exportState();
                assert.ok(![stack.printed, state].some((text) => text.includes(secret)), "the client secret came out");
                assert.equal(emulator.requests().length, 0);
            } finally {
                await credentials.stop();
            }
        });

        it("are marked as secrets in the state", async () => {
            scenario.declareCertificates({ canary: { certificateBase64: base64, passkey: PASSKEY } });
            assert.equal((await scenario.stack.up()).code, 0);
            const [certificate] = await scenario.stack.certificates();
            for (const value of [
                certificate?.inputs?.["passkey"],
                certificate?.inputs?.["certificateBase64"],
                ...frontEnd.secretOutputs.map((name) => certificate?.outputs?.[name]),
            ]) {
                assert.ok((value as { ciphertext?: string } | undefined)?.ciphertext, "encrypted");
            }
        });
    });
}
