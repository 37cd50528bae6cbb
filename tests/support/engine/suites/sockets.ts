/** A hundred certificates at once on the real engine: maxConcurrency bounds the provider's connections. */
import assert from "node:assert/strict";
import { said } from "../engine-run";
import type { EngineFrontEnd } from "../front-end";
import { withOpened } from "../scenario";
import { assertFew, DEFAULT_SOCKETS, underLoad } from "../under-load";

const COUNT = 100;

export function socketsSuite(frontEnd: EngineFrontEnd): void {
    frontEnd.describe(`${COUNT} certificates at once, through ${frontEnd.name},`, function () {
        this.timeout(300_000);

        it(`are created, unchanged and deleted with at most ${DEFAULT_SOCKETS} connections`, () =>
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
                const up = await stack.up("--parallel", "64");
                assert.deepEqual(up.changes, { create: COUNT }, said(up, "error"));
                assertFew(connections.takeMost(), allowed);
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
}
