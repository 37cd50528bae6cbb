/** The project's own files, for tests that hold them to the project's rules. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../../..");

/** Every file that git tracks or would track, relative to the root, with forward slashes. */
export function projectFiles(): string[] {
    const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
        cwd: ROOT,
        encoding: "utf8",
    });
    // git goes on tracking what was deleted, until that is committed.
    return listed.split("\n").filter((line) => line !== "" && existsSync(join(ROOT, line)));
}

/** The hand-written TypeScript files below these folders. */
export function sources(folders: readonly string[]): string[] {
    return projectFiles().filter(
        (file) =>
            file.endsWith(".ts") &&
            !file.endsWith(".generated.ts") &&
            folders.some((folder) => file.startsWith(`${folder}/`)),
    );
}

export function readSource(file: string): string {
    return readFileSync(join(ROOT, file), "utf8");
}
