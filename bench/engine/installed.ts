/** One folder of packages for every kind, with this package as users get it: packed and installed. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packInto } from "../../tests/support/engine/packed";
import { PULUMI_SDK } from "../../tests/support/engine/pulumi-sdk";
import { compile } from "./compile";

export interface Installed {
    readonly nodeModules: string;
    /** An empty folder, for what a plugin keeps between its starts. */
    readonly home: string;
    remove(): void;
}

/** Takes what is built in bin/ now: a build that runs meanwhile changes nothing in what is measured. */
export function install(): Installed {
    const folder = mkdtempSync(join(tmpdir(), "leegality-bench-"));
    const { tarball } = packInto(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "bench", private: true }));
    // The hand-written provider uses undici, form-data and node-forge as this package brings them.
    const packages = [tarball, PULUMI_SDK, "typescript@6", "ts-node@10"];
    execFileSync("npm", ["install", "--prefer-offline", "--loglevel=error", ...packages], {
        cwd: folder,
        stdio: ["ignore", "ignore", "inherit"],
    });
    const nodeModules = join(folder, "node_modules");
    mkdirSync(join(nodeModules, "bench-alike"));
    writeFileSync(join(nodeModules, "bench-alike/index.js"), compile(join(__dirname, "programs/alike-provider.ts")));
    const noOp = join(nodeModules, "bench-no-op");
    buildSync({
        entryPoints: [join(__dirname, "programs/no-op-provider.ts")],
        outfile: join(noOp, "plugin.js"),
        bundle: true,
        platform: "node",
        minifySyntax: true,
        minifyWhitespace: true,
    });
    // Started as ours is, compile cache included.
    copyFileSync(
        join(nodeModules, "pulumi-leegality/plugin/pulumi-resource-leegality"),
        join(noOp, "pulumi-resource-noop"),
    );
    return {
        nodeModules,
        home: join(folder, "home"),
        remove() {
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
