/** docs/testing.md: its program and its test run exactly as written. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSource, ROOT } from "../support/source/sources";

const DOCUMENT = readSource("docs/testing.md");

/** The first block of a language. */
function block(language: string): string {
    return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "m").exec(DOCUMENT)?.[1] ?? assert.fail(language);
}

describe("docs/testing.md", function () {
    this.timeout(120_000);
    let folder: string;

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-testing-"));
        writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
        writeFileSync(join(folder, "index.ts"), block("ts"));
        writeFileSync(join(folder, "index.test.mjs"), block("js"));
        symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
    });
    after(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("shows a unit test that passes, also if the environment names a server", () => {
        const env = {
            PATH: process.env["PATH"],
            LEEGALITY_BASE_URL: "http://127.0.0.1:9",
            LEEGALITY_AUTH_TOKEN: "t0ken",
            LEEGALITY_MAX_RETRIES: "0",
        };
        const run = spawnSync(process.execPath, ["--test", "--test-reporter=tap"], {
            cwd: folder,
            env,
            encoding: "utf8",
        });
        assert.equal(run.status, 0, run.stdout + run.stderr);
        assert.match(run.stdout, /^# pass 2$/m);
    });

    it("names a token for each resource and each lookup", () => {
        const lookups = Array.from(readSource("sdk/index.ts").matchAll(/^ {4}(get\w+),$/gm), (match) => match[1] ?? "");
        const plain = lookups.filter((name) => !name.endsWith("Output"));
        assert.ok(plain.length >= 3);
        for (const name of plain) {
            assert.ok(DOCUMENT.includes(`leegality:index:${name}\``), name);
        }
        for (const name of ["Certificate", "Department"]) {
            assert.ok(DOCUMENT.includes(`pulumi-nodejs:dynamic/leegality:${name}\``), name);
        }
    });
});
