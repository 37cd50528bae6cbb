/** The memory of a scenario's provider process after garbage collection. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { processesIn, signalProcesses, type RunningProcess } from "./processes";
import type { Scenario } from "../engine/scenario";

const REPORT = "live-memory";
/** Loaded into every Node.js process of the run, asked only in the provider. */
const PROBE = `
const { appendFileSync } = require("node:fs");
process.on("SIGUSR2", () => {
    global.gc();
    const { heapUsed, external } = process.memoryUsage();
    appendFileSync(__dirname + "/${REPORT}", heapUsed + external + "\\n");
});
`;

export class LiveMemory {
    constructor(private readonly scenario: Scenario) {
        const { stack } = scenario;
        const probe = stack.write("live-memory-probe.cjs", PROBE);
        stack.env = { ...stack.env, NODE_OPTIONS: `--expose-gc --require ${probe}` };
    }

    /** In bytes. The engine stands still meanwhile, so that it does not end the provider. */
    async measure(): Promise<number> {
        const before = this.reports().length;
        const engine = this.processes(/\bpulumi (up|destroy) /);
        const provider = this.processes(/^\S*node .*dynamic-provider/);
        signalProcesses(engine, "SIGSTOP");
        try {
            assert.deepEqual([engine.length > 0, provider.length], [true, 1], "an engine and its one provider run");
            signalProcesses(provider, "SIGUSR2");
            await this.scenario.until(() => this.reports().length > before);
        } finally {
            signalProcesses(engine, "SIGCONT");
        }
        return Number(this.reports().at(-1));
    }

    private processes(pattern: RegExp): RunningProcess[] {
        return processesIn(this.scenario.stack.folder).filter(({ command }) => pattern.test(command));
    }

    private reports(): string[] {
        const path = join(this.scenario.stack.folder, REPORT);
        // What follows the last line's end is no report yet.
        return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
    }
}
