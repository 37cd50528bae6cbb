/** The files of a release, made of what is compiled now. */
import { execFileSync } from "node:child_process";
import { ROOT } from "./sources";

/** Makes them in a folder, and gives it. `env` is beside or instead of this process's variables. */
export function makeDist(folder: string, env: Readonly<Record<string, string>> = {}): string {
    execFileSync("node", ["tools/dist/main.mjs", folder], {
        cwd: ROOT,
        env: { ...process.env, ...env, NODE_V8_COVERAGE: undefined },
        stdio: ["ignore", "ignore", "inherit"],
    });
    return folder;
}
