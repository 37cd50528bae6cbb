/** Load test on the real engine: hundreds of certificates with bounded memory and sockets. */
import assert from "node:assert/strict";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Connections } from "../support/process/connections";
import { said, type Run } from "../support/engine/engine-run";
import { LiveMemory } from "../support/process/live-memory";
import { socketsSuite } from "../support/engine/suites/sockets";
import { assertFew, DEFAULT_SOCKETS, LATE, underLoad } from "../support/engine/under-load";
import { DYNAMIC } from "../support/engine/front-end";
import { PROGRAM, Scenario } from "../support/engine/scenario";

const COUNT = 300;
/** A part of a run takes half a minute; one that takes this long hangs. */
const LIMIT_MS = 180_000;
/** For the last two thirds of them, so at most some KiB for each: an opened file takes more. */
const ALLOWED_GROWTH_KIB = 4 * 1024;

/**
 * The engine keeps the provider as long as the program runs, and this one runs until it is let go: then there is a provider
 * to measure when its work is done. A byte in the file `done` stands for each certificate that the engine is through with.
 */
const HELD_PROGRAM = `${PROGRAM}
const { appendFileSync, existsSync } = require("node:fs");
for (const { id } of Object.values(exports)) {
    id.apply(() => appendFileSync("done", "."));
}
const held = setInterval(() => existsSync("hold") || clearInterval(held), 20);
`;

socketsSuite(DYNAMIC);

describe("under load", function () {
    this.timeout(600_000);
    let scenario: Scenario;
    let connections: Connections;

    afterEach(async () => {
        connections.stop();
        await scenario.close();
    });

    it(`${COUNT} certificates are created, unchanged and destroyed, with bounded memory of the provider`, async () => {
        scenario = await Scenario.open(HELD_PROGRAM);
        connections = underLoad(scenario, COUNT);
        const { stack, emulator } = scenario;
        const memory = new LiveMemory(scenario);

        const first = await heldUp(memory);
        assert.deepEqual(first.changes, { create: COUNT }, said(first, "error"));
        assert.equal(emulator.certificates().length, COUNT);
        assertFew(connections.takeMost(), DEFAULT_SOCKETS);

        scenario.takeRequests();
        assert.deepEqual((await heldUp(memory)).changes, { same: COUNT });
        assert.deepEqual(scenario.takeRequests(), []);
        assert.equal(connections.takeMost(), 0, "nothing to send, no connection");

        // No program keeps the provider alive here, so the last response does, until long after this process has seen the deletion.
        emulator.once({ match: { method: "DELETE", skip: COUNT - LATE - 1 }, effect: { kind: "delay", ms: 1_000 } });
        const destroyed = await measured(memory, stack.destroy("--parallel", "64"), {
            done: () => COUNT - emulator.certificates().length,
        });
        assert.deepEqual(destroyed.changes, { delete: COUNT }, said(destroyed, "error"));
        assert.deepEqual(emulator.certificates(), []);
        assertFew(connections.takeMost(), DEFAULT_SOCKETS);
    });

    function heldUp(memory: LiveMemory): Promise<Run> {
        const { stack } = scenario;
        stack.write("hold", "");
        stack.write("done", "");
        return measured(memory, stack.up("--parallel", "64"), {
            done: () => statSync(join(stack.folder, "done")).size,
            release: () => {
                rmSync(join(stack.folder, "hold"));
            },
        });
    }

    /** Holds the provider's memory at the end against that at a third; `done` gives how many certificates are through. */
    async function measured(
        memory: LiveMemory,
        run: Promise<Run>,
        { done, release }: { readonly done: () => number; readonly release?: () => void },
    ): Promise<Run> {
        let ended: Run | undefined;
        void run.then((early) => (ended = early));
        const through = async (count: number): Promise<void> => {
            await scenario.until(() => ended !== undefined || done() >= count, LIMIT_MS);
            assert.ok(ended === undefined, ended && said(ended, "error"));
        };
        try {
            await through(COUNT / 3);
            const atAThird = await memory.measure();
            await through(COUNT);
            const grown = Math.round(((await memory.measure()) - atAThird) / 1024);
            assert.ok(grown < ALLOWED_GROWTH_KIB, `${grown} KiB more for the last ${(COUNT / 3) * 2} certificates`);
        } finally {
            release?.();
            await run;
        }
        return run;
    }
});
