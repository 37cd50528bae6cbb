/** Leaves tests out where something is missing on this machine, and says so. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./sources";

/** The status with which a program of tools/pulumi says that what it needs is not installed. */
const NOT_INSTALLED = 3;

/** Leaves out a test, or in `before` a suite. */
function leaveOut(context: Mocha.Context, reason: string): void {
    process.stderr.write(`left out: ${reason}\n`);
    context["skip"]();
}

/**
 * Runs a program of tools/pulumi, its progress on stderr, and gives what it printed. Leaves the tests out if the program says
 * that what it needs is not installed; fails if it fails otherwise.
 */
export function provide(context: Mocha.Context, program: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(join(ROOT, "tools/pulumi", program), args, { encoding: "utf8" });
    if (status === NOT_INSTALLED) {
        leaveOut(context, stderr.trim());
    }
    if (status !== 0) {
        throw new Error(`tools/pulumi/${program} ${args.join(" ")} failed: ${stderr}`);
    }
    return stdout.trim();
}
