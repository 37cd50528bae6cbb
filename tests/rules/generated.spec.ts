/** Generated files are up to date with their sources. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFiles, readSource, ROOT } from "../support/source/sources";

describe("provider/signstation/wire/wire.generated.ts", function () {
    this.timeout(60_000);
    it("is what `npm run generate` makes of openapi/signstation.yaml", () => {
        const folder = mkdtempSync(join(tmpdir(), "leegality-generated-"));
        try {
            const made = join(folder, "wire.ts");
            execFileSync("node_modules/.bin/openapi-typescript", ["signstation.yaml", "-o", made], {
                cwd: join(ROOT, "openapi"),
                stdio: "ignore",
            });
            assert.equal(readSource("provider/signstation/wire/wire.generated.ts"), readFileSync(made, "utf8"));
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    });
});

describe("package-lock.json", () => {
    interface Manifest {
        readonly version: string;
        readonly engines?: unknown;
        readonly dependencies?: unknown;
        readonly devDependencies?: unknown;
        readonly peerDependencies?: unknown;
    }
    const { packages } = JSON.parse(readSource("package-lock.json")) as { packages: Record<string, Manifest> };

    for (const folder of ["", "emulator", "openapi"]) {
        it(`is what npm makes of ${join(folder, "package.json")}`, () => {
            const manifest = JSON.parse(readSource(join(folder, "package.json"))) as Manifest;
            const stated = ({ version, engines, dependencies, devDependencies, peerDependencies }: Manifest) => ({
                version,
                engines,
                dependencies,
                devDependencies,
                peerDependencies,
            });
            assert.deepEqual(stated(packages[folder]!), stated(manifest));
        });
    }
});

describe("a generated source", () => {
    it("has a test above that compares it with its source", () => {
        assert.deepEqual(
            projectFiles().filter((file) => file.includes(".generated.")),
            ["provider/signstation/wire/wire.generated.ts"],
        );
    });
});
