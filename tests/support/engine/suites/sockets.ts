/** A hundred certificates at once on the real engine: maxConcurrency bounds the provider's connections; its memory is bounded. */
import assert from "node:assert/strict";
import { said, type Run } from "../engine-run";
import type { EngineFrontEnd } from "../front-end";
import { peakMemoryMiB } from "../../process/peak-memory";
import { withOpened, type Scenario } from "../scenario";
import { assertFew, DEFAULT_SOCKETS, underLoad } from "../under-load";

const COUNT = 100;
/** A run takes half a minute; one that takes this long hangs. */
const LIMIT_MS = 180_000;
/** Measured: 121 for the plugin, 209 for the dynamic provider, code included. What keeps 3 MiB for each certificate is over it. */
const MOST_MIB = 400;

export function socketsSuite(frontEnd: EngineFrontEnd): void {
    frontEnd.describe(`${COUNT} certificates at once, through ${frontEnd.name},`, function () {
        this.timeout(300_000);

        it(`are created with bounded memory, unchanged and deleted with at most ${DEFAULT_SOCKETS} connections`, () =>
            assertLife(DEFAULT_SOCKETS));

        it("are created, unchanged and deleted with the two connections that leegality:maxConcurrency allows", () =>
            assertLife(2, "2"));
    });

    async function assertLife(allowed: number, maxConcurrency?: string): Promise<void> {
        await withOpened(frontEnd.open(), async (scenario) => {
            const connections = underLoad(scenario, COUNT);
            try {
                const { stack, emulator } = scenario;
                if (maxConcurrency !== undefined) {
                    await stack.succeed(["config", "set", "leegality:maxConcurrency", maxConcurrency]);
                }
                const { run: up, peakMiB } = await withPeak(stack.up("--parallel", "64"), scenario);
                assert.deepEqual(up.changes, { create: COUNT }, said(up, "error"));
                assertFew(connections.takeMost(), allowed);
                assert.ok(peakMiB > 0 && peakMiB < MOST_MIB, `the provider's process took ${peakMiB} MiB`);
                assert.equal(emulator.certificates().length, COUNT);
                scenario.takeRequests();
                const again = await stack.up("--parallel", "64");
                assert.deepEqual(again.changes, { same: COUNT }, said(again, "error"));
                assert.deepEqual(scenario.takeRequests(), []);
                assert.equal(connections.takeMost(), 0, "nothing to send, no connection");
                const destroyed = await stack.destroy("--parallel", "64");
                assert.deepEqual(destroyed.changes, { delete: COUNT }, said(destroyed, "error"));
                assertFew(connections.takeMost(), allowed);
                assert.deepEqual(emulator.certificates(), []);
            } finally {
                connections.stop();
            }
        });
    }

    /** Reads the provider's peak until the run has ended: the last reading is of a time when all certificates were declared. */
    async function withPeak(running: Promise<Run>, scenario: Scenario): Promise<{ run: Run; peakMiB: number }> {
        let ended = false;
        let peakMiB = 0;
        const run = running.finally(() => (ended = true));
        await scenario.until(() => {
            peakMiB = Math.max(peakMiB, peakMemoryMiB(scenario.stack.folder, frontEnd.process));
            return ended;
        }, LIMIT_MS);
        return { run: await run, peakMiB };
    }
}
