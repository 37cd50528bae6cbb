/** Ctrl-C in the middle of `make test`: what the tests of the engine have started ends, and their folders go. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../support/source/sources";
import { ToolsSandbox } from "./tools-sandbox";

const SPEC = `
import { Stack } from ${JSON.stringify(join(ROOT, "tests/support/engine/stack"))};
it("runs for long", async () => { await Stack.open({ program: "" }); });
`;
/** As the engine does, it starts another process. */
const PULUMI = `sleep 600 & printf '%s\\n' "$$" "$!" "$PWD" >"$STARTED.new"; mv "$STARTED.new" "$STARTED"; wait`;

const END_MS = 20_000;

describe("tests that are interrupted", function () {
    this.timeout(180_000);
    let sandbox: ToolsSandbox;
    beforeEach(() => {
        sandbox = new ToolsSandbox();
        sandbox.program("standins/pulumi", PULUMI);
        sandbox.write("one.spec.ts", SPEC);
        sandbox.write("two.spec.ts", 'it("is not the only file", () => undefined);\n');
    });
    afterEach(() => {
        sandbox.remove();
    });

    it("leave nothing behind if they run side by side", async () => {
        const started = sandbox.path("started");
        const specs = ["one.spec.ts", "two.spec.ts"].map((name) => sandbox.path(name));
        const args = [join(ROOT, "node_modules/mocha/bin/mocha.js"), "--parallel", "--jobs", "2", ...specs];
        const mocha = spawn(process.execPath, args, {
            cwd: ROOT,
            env: {
                ...process.env,
                MOCHA_WORKER_ID: undefined,
                PATH: `${sandbox.path("standins")}${delimiter}${process.env["PATH"] ?? ""}`,
                STARTED: started,
            },
            stdio: "ignore",
            detached: true,
        });
        const ended = once(mocha, "exit");
        while (!existsSync(started)) {
            assert.equal(mocha.exitCode, null, "it ended before it was interrupted");
            await sleep(20);
        }
        // A terminal sends it to every process of the group.
        process.kill(-(mocha.pid ?? Number.NaN), "SIGINT");
        await ended;
        const [engine = "", host = "", folder = ""] = readFileSync(started, "utf8").trim().split("\n");
        const left = () => [engine, host].filter((pid) => runs(Number(pid)));
        // The worker ends a moment after mocha.
        for (
            const deadline = Date.now() + END_MS;
            (left().length > 0 || existsSync(folder)) && Date.now() < deadline;
        ) {
            await sleep(20);
        }
        const found = left();
        found.forEach((pid) => process.kill(Number(pid), "SIGKILL"));
        assert.deepEqual(found, []);
        assert.equal(existsSync(folder), false);
    });
});

function runs(pid: number): boolean {
    try {
        // A zombie that nobody has asked after has ended too.
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
        return false;
    }
}
