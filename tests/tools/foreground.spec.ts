/** `make emulator`: the local SignStation in the foreground, and the command's exit code. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ToolsSandbox } from "./tools-sandbox";

describe("signstation.mjs run", () => {
    for (const [signal, code] of [
        ["SIGTERM", 0],
        ["SIGKILL", 1],
    ] as const) {
        it(`exits with ${code} if the SignStation is ended by ${signal}`, async () => {
            const sandbox = new ToolsSandbox("tools/local");
            symlinkSync(join(__dirname, "../../node_modules"), sandbox.path("node_modules"));
            const script = sandbox.path("tools/local/signstation.mjs");
            const running = spawn(process.execPath, [script, "run"], { stdio: ["ignore", "pipe", "inherit"] });
            const end = once(running, "exit");
            try {
                for await (const line of createInterface(running.stdout)) {
                    if (line.startsWith("listening on ")) {
                        break;
                    }
                }
                process.kill(Number(readFileSync(sandbox.path(".local/signstation/pid"), "utf8")), signal);
                assert.deepEqual(await end, [code, null]);
            } finally {
                running.kill("SIGTERM");
                await end;
                sandbox.remove();
            }
        });
    }
});
