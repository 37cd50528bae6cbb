/** Expiry of certificates on the real engine: expiryWarningDays, failIfExpiresWithinDays, and expired certificates. */
import assert from "node:assert/strict";
import { sendByHand } from "../../support/by-hand";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { Scenario } from "../../support/engine/scenario";
import { formData } from "../../support/world";

const DAY = 24 * 3600 * 1000;
const CERTIFICATE = /Certificate::signing$/;

describe("the expiry of a certificate", function () {
    this.timeout(300_000);
    const file = makePkcs12({
        commonName: "signing",
        friendlyName: "signing",
        notAfter: new Date(Date.now() + 20.5 * DAY),
    });
    const expired = makePkcs12({
        commonName: "signing",
        friendlyName: "signing",
        notAfter: new Date(Date.now() - DAY),
    });
    let scenario: Scenario;

    beforeEach(async () => {
        scenario = await Scenario.open();
        scenario.stack.write("signing.p12", file.bytes);
        declare({});
    });
    afterEach(() => scenario.close());

    function declare(args: Record<string, unknown>): void {
        scenario.declareCertificates({ signing: { certificateFile: "signing.p12", passkey: file.passkey, ...args } });
    }

    it("within expiryWarningDays is a warning at preview and every up, and later none", async () => {
        for (const run of [await scenario.stack.preview(), await scenario.stack.up(), await scenario.stack.up()]) {
            assert.match(said(run, "warning"), /expires at .*, in 20 days/);
            assert.match(run.diagnostics.find(({ severity }) => severity === "warning")?.urn ?? "", CERTIFICATE);
        }
        declare({ expiryWarningDays: 10 });
        const quiet = await scenario.stack.up();
        assert.equal(said(quiet, "warning"), "");
        assert.deepEqual(quiet.changes, { same: 1 }, "expiryWarningDays is no change");
        assert.doesNotMatch(await scenario.stack.exportState(), /daysUntil/);
    });

    it("within failIfExpiresWithinDays fails preview and up, also for an unchanged resource", async () => {
        assert.equal((await scenario.stack.up()).code, 0);
        scenario.takeRequests();
        declare({ failIfExpiresWithinDays: 21 });
        for (const run of [await scenario.stack.preview(), await scenario.stack.up()]) {
            assert.notEqual(run.code, 0);
            assert.match(said(run, "error"), /expires at .*, in 20 days.*ERR_LEEGALITY_EXPIRES_SOON/);
        }
        assert.deepEqual(scenario.takeRequests(), []);
        declare({ failIfExpiresWithinDays: 20 });
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
    });

    it("within failIfExpiresWithinDays fails a run that ignores changes of the file, by the last refresh", async () => {
        const options = { ignoreChanges: ["certificateFile"] };
        declare({ options });
        assert.equal((await scenario.stack.up()).code, 0);
        const { id } = scenario.onlyCertificate();
        scenario.stack.write("signing.p12", "");
        declare({ options, failIfExpiresWithinDays: 21 });

        async function assertStopped(days: number): Promise<void> {
            const stopped = await scenario.stack.preview();
            assert.notEqual(stopped.code, 0);
            assert.match(said(stopped, "error"), new RegExp(`in ${days} days.*ERR_LEEGALITY_EXPIRES_SOON`));
        }
        async function rotateByHand(days: number): Promise<void> {
            const notAfter = new Date(Date.now() + (days + 0.5) * DAY);
            const made = makePkcs12({ commonName: "signing", friendlyName: "signing", notAfter });
            const form = formData({ file: made.bytes, passkey: made.passkey });
            await sendByHand(scenario.emulator, "PUT", `/certificates/${id}`, form);
            assert.equal((await scenario.stack.refresh()).code, 0);
        }

        await assertStopped(20);
        await rotateByHand(300);
        const up = await scenario.stack.up();
        assert.deepEqual([up.code, up.changes], [0, { same: 1 }], said(up, "error"));
        await rotateByHand(10);
        await assertStopped(10);
        declare({ options });
        const warned = await scenario.stack.up();
        assert.equal(warned.code, 0, said(warned, "error"));
        assert.match(said(warned, "warning"), /expires at .*, in 10 days/);
    });

    it("in the past is a warning for an uploaded certificate, and does not stop the stack", async () => {
        assert.equal((await scenario.stack.up()).code, 0);
        // As if the file had been this one all along: the state is written over, since nobody can wait for the day.
        const facts = { fileHash: expired.fileHash, notAfter: expired.notAfter, expiry: expired.notAfter };
        const state = JSON.parse(await scenario.stack.exportState()) as {
            deployment: { resources: { type: string; inputs?: object; outputs?: object }[] };
        };
        for (const resource of state.deployment.resources.filter(({ type }) => type.endsWith(":Certificate"))) {
            Object.assign(resource.inputs ?? {}, facts);
            Object.assign(resource.outputs ?? {}, facts);
        }
        await scenario.stack.succeed(["stack", "import"], JSON.stringify(state));
        scenario.stack.write("signing.p12", expired.bytes);
        declare({ passkey: expired.passkey });
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.match(said(up, "warning"), /expired at .*nothing can be signed with it/);
    });
});
