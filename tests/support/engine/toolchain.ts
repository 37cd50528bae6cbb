/** Node.js and pnpm at stated versions, from the npm packages of these names, in a temporary folder. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export class Toolchain {
    private readonly folder = mkdtempSync(join(tmpdir(), "leegality-tools-"));

    /** The folder of the commands of `name@version`, installed when it is first asked for. */
    commands(name: string, version: string): string {
        const folder = join(this.folder, `${name}-${version}`);
        const commands = join(folder, "node_modules/.bin");
        if (mkdirSync(folder, { recursive: true }) !== undefined) {
            // Such packages fetch their binary with a script, which npm runs only where the project allows it.
            writeFileSync(
                join(folder, "package.json"),
                JSON.stringify({ private: true, allowScripts: { [name]: true } }),
            );
            command("npm", ["install", ...QUIETLY, `${name}@${version}`], folder);
        }
        return commands;
    }

    close(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

/** From npm's cache what is there, and not a word unless it fails. */
export const QUIETLY = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];

/** The environment in which the commands of this folder come first. */
export function preferring(folder: string): { readonly PATH: string } {
    return { PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}` };
}

/** Runs a command, fails with it, and gives what it printed. `env` is beside or instead of this process's variables. */
export function command(
    file: string,
    args: readonly string[],
    cwd: string,
    env: Readonly<Record<string, string>> = {},
): string {
    return execFileSync(file, args, {
        cwd,
        encoding: "utf8",
        env: { ...process.env, ...env, NODE_V8_COVERAGE: undefined },
        stdio: ["ignore", "pipe", "inherit"],
    });
}
