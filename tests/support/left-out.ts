/** Leaves tests out if something is missing on this machine, and says so: `make test` prints the list at its end. */
import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./source/sources";

/** The status with which a program of tools/pulumi says that what it needs is not installed. */
const NOT_INSTALLED = 3;

/** `what` is one line: what is left out, and why. */
export function reportLeftOut(what: string): void {
    const list = process.env["TESTS_LEFT_OUT"];
    if (list !== undefined) {
        appendFileSync(list, `${what}\n`);
    }
}

/** Leaves out the test that runs, or in `before` its suite. `reason`: one line. */
export function leaveOut(context: Mocha.Context, reason: string): void {
    const test = context.test as Mocha.Test | Mocha.Hook | undefined;
    const what = test?.type === "hook" ? test.parent : test;
    reportLeftOut(`${what?.fullTitle() ?? "tests"}: ${reason}`);
    context["skip"]();
}

/**
 * Runs a program of tools/pulumi, its progress on stderr, and gives what it printed. Leaves the tests out if the program says
 * that what it needs is not installed; fails if it fails otherwise.
 */
export function provide(context: Mocha.Context, program: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(join(ROOT, "tools/pulumi", program), args, { encoding: "utf8" });
    if (status === NOT_INSTALLED) {
        leaveOut(context, stderr.trim().replaceAll("\n", "; "));
    }
    if (status !== 0) {
        throw new Error(`tools/pulumi/${program} ${args.join(" ")} failed: ${stderr}`);
    }
    return stdout.trim();
}
