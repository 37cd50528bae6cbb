/** Starts the plugin as the engine does, reads the line with its port, and ends it. */
import { spawn } from "node:child_process";
import { once } from "node:events";

const LIMIT_MS = 30_000;

/**
 * What the executable wrote to its standard output until it was interrupted after its first line. Fails with what it wrote to its
 * standard error if it ends by itself or not at all.
 */
export async function portLine(
    executable: string,
    env: Readonly<Record<string, string | undefined>>,
    cwd: string,
): Promise<string> {
    const child = spawn(executable, ["127.0.0.1:1"], {
        cwd,
        env: { ...process.env, ...env, NODE_V8_COVERAGE: undefined },
        stdio: ["ignore", "pipe", "pipe"],
        timeout: LIMIT_MS,
        killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stderr.on("data", (data) => (stderr += String(data)));
    child.stdout.on("data", (data) => {
        stdout += String(data);
        if (stdout.includes("\n")) {
            child.kill("SIGINT");
        }
    });
    const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    if (code !== 0) {
        throw new Error(`${executable} ended with ${code ?? signal ?? ""} after: ${stdout}${stderr}`);
    }
    return stdout;
}
