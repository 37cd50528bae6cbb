/** Explicit providers, Ctrl-C and customTimeouts, on the real engine. */
import assert from "node:assert/strict";
import { startEmulator } from "signstation-emulator";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { withYaml, YamlScenario } from "./yaml-scenario";

const TYPE = "leegality:Certificate";
const PROVIDER = "pulumi:providers:leegality";

withYaml("a YAML program's providers and waits", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "passkey-canary-41c7" });
    const properties = { certificateFile: "./signing.p12", passkey: "passkey-canary-41c7" };
    let scenario: YamlScenario;

    beforeEach(async () => {
        scenario = await YamlScenario.start();
        scenario.stack.write("signing.p12", file.bytes);
    });
    afterEach(() => scenario.close());

    it("deploy to two SignStations, and a changed token replaces nothing", async () => {
        const second = await startEmulator();
        try {
            const { stack, emulator } = scenario;
            const declare = (token: string) => {
                scenario.declare({
                    one: {
                        type: PROVIDER,
                        properties: { baseUrl: emulator.url, authToken: emulator.token, maxRetries: 0 },
                    },
                    two: { type: PROVIDER, properties: { baseUrl: second.url, authToken: token, maxRetries: 0 } },
                    first: { type: TYPE, properties, options: { provider: "${one}" } },
                    second: { type: TYPE, properties, options: { provider: "${two}" } },
                });
            };
            declare(second.token);
            const up = await stack.up();
            assert.deepEqual(up.changes, { create: 2 }, said(up, "error") + up.stdout + up.stderr);
            assert.equal(emulator.certificates().length, 1);
            assert.equal(second.certificates().length, 1);
            for (const secret of [emulator.token, second.token, "passkey-canary-41c7"]) {
                assert.equal((await stack.exportState()).includes(secret), false, "a secret is in the state");
            }
            declare("another-token");
            const changed = await stack.preview();
            assert.equal(changed.code, 0, said(changed, "error"));
            assert.deepEqual(changed.changes, { same: 2 });
            declare(second.token);
            assert.equal((await stack.destroy()).code, 0);
        } finally {
            await second.stop();
        }
    });

    it("of one SignStation refuse a second certificate of one alias at preview, and upload at most one at up", async () => {
        const { stack, emulator } = scenario;
        const provider = { baseUrl: emulator.url, authToken: emulator.token };
        const other = makePkcs12({ commonName: "other", friendlyName: "signing", passkey: "passkey-canary-41c7" });
        stack.write("other.p12", other.bytes);
        const declare = (name: string) => {
            scenario.declare({
                one: { type: PROVIDER, properties: provider },
                two: { type: PROVIDER, properties: provider },
                first: { type: TYPE, properties, options: { provider: "${one}" } },
                [name]: {
                    type: TYPE,
                    properties: { ...properties, certificateFile: "./other.p12" },
                    options: { provider: "${two}" },
                },
            });
        };
        declare("second");
        const preview = await stack.preview();
        assert.notEqual(preview.code, 0);
        // Which of the two processes comes first is a matter of chance.
        assert.equal(said(preview, "error").match(/\[ERR_LEEGALITY_SAME_ALIAS\]/g)?.length, 1, said(preview, "error"));
        assert.match(
            said(preview, "error"),
            /The resources (first and second|second and first) both have a certificate named "signing"/,
        );
        assert.deepEqual(emulator.requests(), [], "nothing is sent");
        const up = await stack.up();
        assert.match(said(up, "error"), /\[ERR_LEEGALITY_SAME_ALIAS\]/);
        assert.ok(emulator.certificates().length <= 1);
        assert.equal(
            emulator.requests().filter(({ method }) => method === "POST").length,
            emulator.certificates().length,
        );
    });

    it("can pass a certificate from one to the other in a run", async () => {
        const { stack, emulator } = scenario;
        const declare = (provider: string) => {
            scenario.declare({
                one: { type: PROVIDER, properties: { baseUrl: emulator.url, authToken: emulator.token } },
                two: { type: PROVIDER, properties: { baseUrl: emulator.url, authToken: emulator.token } },
                signing: { type: TYPE, properties, options: { provider: `\${${provider}}` } },
            });
        };
        declare("one");
        assert.equal((await stack.up()).code, 0);
        declare("two");
        for (const run of [await stack.preview(), await stack.up(), await stack.up()]) {
            assert.deepEqual(run.changes, { same: 1 }, said(run, "error"));
        }
        assert.equal(emulator.certificates().length, 1);
    });

    it("end a create on Ctrl-C with the certificate in the state", async () => {
        const { stack, emulator } = scenario;
        emulator.once({ match: { method: "POST" }, effect: { kind: "delay", ms: 1500, when: "after" } });
        scenario.declare({ signing: { type: TYPE, properties } });
        const running = stack.up();
        await scenario.until(() => emulator.certificates().length > 0);
        stack.interrupt();
        const interrupted = await running;
        assert.notEqual(interrupted.code, 0);
        assert.equal((await stack.certificates()).length, 1, interrupted.stdout);
        assert.deepEqual(await stack.pendingOperations(), []);
        const again = await stack.up();
        assert.equal(again.code, 0, said(again, "error"));
        assert.equal(emulator.certificates().length, 1);
    });

    it("end a wait at once on Ctrl-C, and after customTimeouts", async () => {
        const { stack, emulator } = scenario;
        stack.env = { ...stack.env, LEEGALITY_MAX_RETRIES: "50" };
        emulator.once({
            match: { method: "POST", times: 1000 },
            effect: { kind: "retry-after", status: 503, seconds: 30 },
        });
        scenario.declare({ signing: { type: TYPE, properties, options: { customTimeouts: { create: "2s" } } } });
        const timed = await stack.up();
        assert.notEqual(timed.code, 0);
        assert.match(said(timed, "error"), /the time for the operation was over/);

        scenario.declare({ signing: { type: TYPE, properties } });
        scenario.takeRequests();
        const running = stack.up();
        await scenario.until(() => emulator.requests()[0]?.status !== undefined);
        stack.interrupt();
        const interrupted = await running;
        assert.match(said(interrupted, "error"), /the operation was cancelled before the request was sent/);
        assert.deepEqual(scenario.takeRequests(), ["POST /certificates"], "no retry after the server's 30 seconds");
        assert.deepEqual(emulator.certificates(), []);
    });
});
