/** A temporary project with some of the scripts of tools/, and stand-ins for the programs that they call. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PROJECT = join(__dirname, "..", "..");

/** What a script has done. */
export interface Outcome {
    readonly status: number | null;
    readonly out: string;
    readonly err: string;
}

export class ToolsSandbox {
    // A space and a quote: both occur in people's home folders, and both break careless shell code.
    readonly root = mkdtempSync(join(tmpdir(), "tools o'sandbox "));

    /** @param scripts files or folders of the project. */
    constructor(...scripts: string[]) {
        for (const script of scripts) {
            cpSync(join(PROJECT, script), this.path(script), { recursive: true });
        }
    }

    path(file: string): string {
        return join(this.root, file);
    }

    write(file: string, text: string): void {
        mkdirSync(dirname(this.path(file)), { recursive: true });
        writeFileSync(this.path(file), text);
    }

    program(file: string, script: string): void {
        this.write(file, `#!/bin/bash\n${script}\n`);
        chmodSync(this.path(file), 0o755);
    }

    /** Runs a script with nothing in its environment but what is given; `standins/` comes first on PATH. */
    run(script: string, env: Record<string, string> = {}, ...args: string[]): Outcome {
        const PATH = [this.path("standins"), "/usr/bin", "/bin"].join(":");
        const done = spawnSync(this.path(script), args, { env: { PATH, ...env }, encoding: "utf8" });
        return { status: done.status, out: done.stdout, err: done.stderr };
    }

    remove(): void {
        rmSync(this.root, { recursive: true });
    }
}
