/** A stand-in for go that counts its builds, and a PATH on which there is no go at all. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Outcome, ToolsSandbox } from "../tools-sandbox";

/** Each build adds a line to `builds`, at the sandbox's root, and gives a program that prints its arguments. */
export const STANDIN_GO = `root="$(dirname "$0")/.."
case "$1 $*" in
    *Module.Path*) echo "example.com/program v1.2.3" ;;
    *.Dir*) echo "$root/sources/program" ;;
    list*) printf 'one\\ntwo\\n' ;;
    env*) echo go1.26.6 ;;
    build*)
        while [ "$1" != -o ]; do shift; done
        echo "$2" >>"$root/builds"
        printf '#!/bin/sh\\n# built %s\\nprintf "%%s|" "$@"\\n' "$(wc -l <"$root/builds" | tr -d ' ')" >"$2"
        chmod 755 "$2"
        ;;
esac`;

const TOOLS = "bash basename cat chmod cksum cmp cp dirname grep mkdir mktemp mv rm sed sleep tail tr wc".split(" ");

/** Runs a script on a PATH that holds what it needs, but no go. */
export function runWithoutGo(sandbox: ToolsSandbox, script: string, ...args: string[]): Outcome {
    return sandbox.run(script, { PATH: pathWithoutGo(sandbox) }, ...args);
}

/** A PATH of what the scripts need, and nothing else: no go, no python3. */
export function pathWithoutGo(sandbox: ToolsSandbox): string {
    const folder = sandbox.path("tools-without-go");
    mkdirSync(folder, { recursive: true });
    for (const tool of TOOLS) {
        const place = execFileSync("/bin/sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();
        symlinkSync(place, join(folder, tool));
    }
    return folder;
}
