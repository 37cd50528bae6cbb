/** The files of a release, made of what is compiled now. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSource, ROOT } from "../source/sources";

/** The version of this package, which the names of the files hold. */
export const { version: VERSION } = JSON.parse(readSource("package.json")) as { readonly version: string };

/** Makes them in a folder, and gives it. `env` is beside or instead of this process's variables. */
export function makeDist(folder: string, env: Readonly<Record<string, string>> = {}): string {
    execFileSync("node", ["tools/dist/main.mjs", folder], {
        cwd: ROOT,
        env: { ...process.env, ...env, NODE_V8_COVERAGE: undefined },
        stdio: ["ignore", "ignore", "inherit"],
    });
    return folder;
}

let shared: string | undefined;

/** A folder that is made once for all tests of this process, and goes away with it. */
export function sharedDist(): string {
    if (shared === undefined) {
        const folder = mkdtempSync(join(tmpdir(), "leegality-dist-"));
        process.once("exit", () => {
            rmSync(folder, { recursive: true, force: true });
        });
        shared = makeDist(join(folder, "dist"));
    }
    return shared;
}
