/** Refuses a resource whose provider the engine could not load, and says what to add to which package.json. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { LeegalityError } from "../provider/lifecycle/errors/leegality-error";

/** The process in which Pulumi runs a program, by its main module: there, and only there, this is the program's folder. */
const PROGRAM_RUNNER = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]/;

let installed = false;

/**
 * The engine loads the provider by this package's name, from the program's folder. A program may have the package only
 * inside a component library of its own (a pnpm workspace, an npm `file:` link), where the engine does not look.
 *
 * Throws a `LeegalityError`, ERR_LEEGALITY_NOT_INSTALLED. `main`: file of the process's main module.
 * @internal
 */
export function requireInstalled(folder = process.cwd(), main = require.main?.filename): void {
    // An inline program of the Automation API may run elsewhere than its workspace, and a unit test starts no provider.
    if (installed || main === undefined || !PROGRAM_RUNNER.test(main)) {
        return;
    }
    const manifest = join(folder, "package.json");
    try {
        createRequire(manifest).resolve("pulumi-leegality/package.json");
    } catch {
        throw new LeegalityError(
            "ERR_LEEGALITY_NOT_INSTALLED",
            `Add pulumi-leegality to the dependencies in ${manifest} and install them: a package that this program uses ` +
                "depends on it, but Pulumi's engine looks for it from the program's own folder.",
        );
    }
    installed = true;
}
