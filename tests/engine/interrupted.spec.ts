/** Runs that are killed on the real engine, between the taking of an upload and its answer; then the documented recovery. */
import assert from "node:assert/strict";
import { said } from "../support/engine-run";
import { makePkcs12 } from "../support/pkcs12-files";
import { endProcesses, processesIn } from "../support/processes";
import { HR, Scenario } from "../support/scenario";

/** Longer than any test: the answer never comes. */
const NEVER_MS = 600_000;

describe("an interrupted run", function () {
    this.timeout(180_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: Scenario;

    beforeEach(async () => {
        scenario = await Scenario.open();
        scenario.stack.write("signing.p12", file.bytes);
        declare({});
        scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "delay", ms: NEVER_MS } });
    });
    afterEach(async () => {
        endProcesses(processesIn(scenario.stack.folder), "SIGKILL");
        await scenario.close();
    });

    function declare(more: Record<string, unknown>): void {
        scenario.declareCertificates({
            signing: { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR, ...more },
        });
    }

    /** README, "When something goes wrong". */
    async function recover(): Promise<void> {
        const first = await scenario.stack.up();
        if (first.code !== 0) {
            const { id } = scenario.onlyCertificate();
            assert.match(said(first, "error"), new RegExp(`${id}.*adoptId: "${id}".*ERR_LEEGALITY_ALREADY_EXISTS`));
            declare({ adoptId: id });
            const second = await scenario.stack.up();
            assert.equal(second.code, 0, said(second, "error"));
            declare({});
        }
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
        assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
    }

    const victims = [
        { name: "the provider process", pattern: /dynamic-provider/ },
        { name: "the whole of pulumi", pattern: /./ },
    ];
    for (const { name, pattern } of victims) {
        it(`by kill -9 of ${name}: one certificate, known to the state, after the documented recovery`, async () => {
            const run = scenario.stack.up();
            await scenario.until(() => scenario.emulator.certificates().length === 1);
            const found = processesIn(scenario.stack.folder).filter(({ command }) => pattern.test(command));
            assert.notEqual(found.length, 0, "there is something to kill");
            endProcesses(found, "SIGKILL");
            assert.notEqual((await run).code, 0);
            await scenario.stack.run(["cancel", "--yes"]);
            await recover();
        });
    }

    for (const times of [1, 2]) {
        it(`by Ctrl-C, ${times === 1 ? "once" : "twice"}: the same`, async () => {
            scenario.emulator.clearFaults();
            scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "delay", ms: 3_000 } });
            const run = scenario.stack.up();
            await scenario.until(() => scenario.emulator.certificates().length === 1);
            for (let time = 0; time < times; time++) {
                scenario.stack.interrupt();
            }
            await run;
            await scenario.stack.run(["cancel", "--yes"]);
            await recover();
        });
    }

    it("with onConflict: adopt from the start, the next up alone ends it", async () => {
        declare({ onConflict: "adopt" });
        const run = scenario.stack.up();
        await scenario.until(() => scenario.emulator.certificates().length === 1);
        endProcesses(processesIn(scenario.stack.folder), "SIGKILL");
        await run;
        await scenario.stack.run(["cancel", "--yes"]);
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
    });
});
