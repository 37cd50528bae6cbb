/** A policy pack of the examples, beside a stack of a test, ready for `--policy-pack`. */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { reportLeftOut } from "../left-out";
import { projectFiles, readSource, ROOT } from "../source/sources";
import type { Stack } from "./stack";

const STAMP = join(ROOT, ".local/engine/stamp");
/** Starts a pack as the language host does: by @pulumi/pulumi's own program, found from the pack's folder. */
const SCRIPT = `#!/bin/sh
cd "$(dirname "$0")"
exec node "$(node -p "require.resolve('@pulumi/pulumi/cmd/run-policy-pack')")" "$1" .
`;

/**
 * Copies the pack into the stack's folder, with the packages of this repository, and gives the path for `--policy-pack`. The
 * Node.js language host that Go builds is too old to start a pack: then the path is that of a script which starts it, and that
 * is reported.
 */
export function placePolicyPack(stack: Stack, example: string): string {
    const from = `examples/${example}/`;
    const folder = join(stack.folder, "pack");
    mkdirSync(folder);
    for (const file of projectFiles().filter((each) => each.startsWith(from))) {
        stack.write(join("pack", file.slice(from.length)), readSource(file));
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
    if (!isBuiltByGo()) {
        return folder;
    }
    reportLeftOut(
        `${from}: its start by Node.js's language host, which Go builds in a version that starts no policy packs; a script starts it`,
    );
    const script = stack.write("pack/start", SCRIPT);
    chmodSync(script, 0o755);
    return script;
}

/** The first line of the stamp is the way by which the engine came. */
function isBuiltByGo(): boolean {
    return existsSync(STAMP) && readFileSync(STAMP, "utf8").split("\n")[0] === "go";
}
