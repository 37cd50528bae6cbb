/** How long a provider's process takes from its start to the line with its port, for which the engine waits. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { middle } from "../measure";

/** Rounds that count; the first one, which does not, fills Node's compile cache and the machine's. */
const ROUNDS = 7;

/** Median milliseconds. `node`: Node.js itself, started and ended. */
export interface StartTimes {
    readonly node: number;
    readonly launcher: number;
    readonly plugin: number;
    readonly noOpPlugin: number;
}

/** They take turns. `nodeModules`: where the package is installed; `home`: where the plugins may keep what Node.js compiles. */
export async function measureStarts(nodeModules: string, home: string): Promise<StartTimes> {
    const starts: Readonly<Record<keyof StartTimes, readonly [command: string, ...args: string[]]>> = {
        node: [process.execPath, "-e", "console.log(1)"],
        launcher: ["pulumi-resource-pulumi-nodejs"],
        plugin: [join(nodeModules, "pulumi-leegality/plugin/pulumi-resource-leegality")],
        noOpPlugin: [join(nodeModules, "bench-no-op/pulumi-resource-noop")],
    };
    const names = Object.keys(starts) as (keyof StartTimes)[];
    const times: Record<string, number[]> = {};
    for (let round = 0; round <= ROUNDS; round++) {
        for (const name of names) {
            const time = await timeToLine(starts[name], join(nodeModules, ".."), home);
            if (round > 0) {
                (times[name] ??= []).push(time);
            }
        }
    }
    return Object.fromEntries(names.map((name) => [name, middle(times[name] ?? [])])) as unknown as StartTimes;
}

/** A group of its own: the launcher of the dynamic provider is a shell script that starts Node.js. */
function timeToLine([command, ...args]: readonly [string, ...string[]], cwd: string, home: string): Promise<number> {
    return new Promise((resolve, reject) => {
        const before = performance.now();
        // A program's provider has no compile cache but its own.
        const env = { ...process.env, PULUMI_HOME: home, NODE_COMPILE_CACHE: undefined };
        // An address at which nothing listens: nobody is called before the port is known.
        const child = spawn(command, [...args, "127.0.0.1:9"], {
            cwd,
            env,
            detached: true,
            stdio: ["ignore", "pipe", "ignore"],
        });
        child.once("error", reject);
        child.stdout.once("data", () => {
            const time = performance.now() - before;
            child.once("close", () => {
                resolve(time);
            });
            end(child.pid);
        });
        child.once("exit", (code) => {
            if (code !== null && code !== 0) {
                reject(new Error(`${command} ended with ${code} before it printed a line`));
            }
        });
    });
}

function end(group: number | undefined): void {
    try {
        process.kill(-(group ?? Number.NaN), "SIGKILL");
    } catch {
        // It has ended by itself, as Node.js alone does.
    }
}
