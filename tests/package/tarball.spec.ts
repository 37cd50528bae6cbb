/** The npm tarball: its files, and whether Node.js, TypeScript and bundlers resolve its entries. Needs no network. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packInto, type Packed } from "../support/engine/packed";
import { readSource, ROOT } from "../support/source/sources";

const DOCUMENTS = /^(README\.md|CHANGELOG\.md|LICENSE|docs\/[\w-]+\.md)$/;
const PLUGIN = /^plugin\/(plugin\.js|pulumi-resource-leegality(\.cmd)?|schema\.json|THIRD-PARTY\.txt)$/;
const COMPILED = /^bin\/((?:sdk|provider)\/[\w/.-]+)(\.d\.ts|\.js)$/;

describe("the tarball", function () {
    this.timeout(60_000);
    const manifest = JSON.parse(readSource("package.json")) as Record<string, unknown>;
    let folder: string;
    let packed: Packed;

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-tarball-"));
        packed = packInto(folder);
    });
    after(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("has the compiled sources, the plugin, the documents and the licence, and nothing else", () => {
        assert.deepEqual(
            packed.files.filter((file) => ![DOCUMENTS, COMPILED, PLUGIN].some((kind) => kind.test(file))),
            ["package.json"],
        );
        assert.equal(packed.files.filter((file) => PLUGIN.test(file)).length, 5);
        for (const file of ["README.md", "CHANGELOG.md", "LICENSE", "bin/sdk/index.js", "bin/sdk/index.d.ts"]) {
            assert.ok(packed.files.includes(file), file);
        }
    });

    it("has no compiled file without its source", () => {
        const modules = packed.files.map((file) => COMPILED.exec(file)?.[1]).filter((name) => name !== undefined);
        assert.deepEqual(
            modules.filter((name) => !existsSync(join(ROOT, `${name}.ts`))),
            [],
            "bin/ is stale: make build",
        );
        // So it stays when it is packed for publishing.
        assert.deepEqual((manifest["scripts"] as Record<string, string>)["prepack"], "tools/build");
    });

    it("passes publint", async () => {
        const { publint } = await import("publint");
        const { buffer, byteOffset, byteLength } = readFileSync(packed.tarball);
        const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
        assert.deepEqual((await publint({ pack: { tarball }, strict: true })).messages, []);
    });

    for (const { what, options } of [
        {
            what: "programs' imports are right for every way in which TypeScript finds modules",
            options: ["--entrypoints", ".", "./native"],
        },
        { what: "every entry is right for CommonJS, ES modules and bundlers", options: ["--profile", "node16"] },
    ]) {
        it(`passes are-the-types-wrong: ${what}`, () => {
            const report = execFileSync(
                join(ROOT, "node_modules/.bin/attw"),
                [packed.tarball, ...options, "--no-emoji", "--no-color", "--format", "ascii"],
                { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
            );
            assert.match(report, /"pulumi-leegality"/);
        });
    }

    it("has no key `pulumi`, with which every `pulumi install` would look for a plugin to download", () => {
        assert.equal(manifest["pulumi"], undefined);
    });

    it("has a description, and is published publicly with provenance", () => {
        assert.match(String(manifest["description"]), /\bprovider\b.*\bcertificates and departments\b/);
        assert.equal(manifest["license"], "Apache-2.0");
        for (const keyword of ["pulumi", "leegality"]) {
            assert.ok((manifest["keywords"] as string[]).includes(keyword), keyword);
        }
        assert.deepEqual(manifest["publishConfig"], { access: "public", provenance: true });
        assert.equal(manifest["sideEffects"], false);
    });
});
