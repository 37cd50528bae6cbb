/** A local SignStation in a process of its own, as a server is: it does not run in the process that measures. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = join(__dirname, "../../emulator/bin/main.js");
const TOKEN = "only-for-the-bench";

export interface SignStation {
    readonly pid: number;
    /** What the provider's process has to have in its environment. */
    readonly env: Readonly<Record<string, string | undefined>>;
    stop(): Promise<void>;
}

export async function startSignStation(): Promise<SignStation> {
    const child = spawn(process.execPath, [PROGRAM], {
        env: { ...process.env, SIGNSTATION_EMULATOR_TOKEN: TOKEN },
        stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise<void>((done) => child.once("close", done));
    for await (const line of createInterface(child.stdout)) {
        const url = /^listening on (\S+)/.exec(line)?.[1];
        if (url !== undefined && child.pid !== undefined) {
            return {
                pid: child.pid,
                env: { LEEGALITY_BASE_URL: url, LEEGALITY_AUTH_TOKEN: TOKEN, LEEGALITY_ENVIRONMENT: undefined },
                async stop() {
                    child.kill();
                    await ended;
                },
            };
        }
    }
    throw new Error("the local SignStation ended before it listened");
}
