/** The package as npm would publish it from what is compiled now. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../source/sources";

export interface Packed {
    /** Absolute path of the tarball. */
    readonly tarball: string;
    /** Paths of the files in it, relative to the package. */
    readonly files: readonly string[];
}

/** Packs into a folder. Without `prepack`, which compiles anew and would take bin/ away from tests that run at the time. */
export function packInto(folder: string): Packed {
    const printed = execFileSync(
        "npm",
        ["pack", "--ignore-scripts", "--json", "--loglevel=error", "--pack-destination", folder],
        { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
    );
    const [packed] = JSON.parse(printed) as [{ filename: string; files: readonly { readonly path: string }[] }];
    return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}
