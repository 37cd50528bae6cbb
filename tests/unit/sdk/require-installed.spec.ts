/** requireInstalled: the error for a program whose component library depends on the package and which does not itself. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireInstalled } from "../../../sdk/require-installed";

const RUNNERS = [
    "/app/node_modules/@pulumi/pulumi/cmd/run/index.js",
    "/app/node_modules/.pnpm/@pulumi+pulumi@3.270.0/node_modules/@pulumi/pulumi/cmd/run/index.js",
    "C:\\app\\node_modules\\@pulumi\\pulumi\\cmd\\run\\index.js",
];

describe("requireInstalled", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-installed-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    for (const runner of RUNNERS) {
        it(`names the package.json and what to add to it, run by ${runner}`, () => {
            assert.throws(
                () => {
                    requireInstalled(folder, runner);
                },
                (error: Error & { code?: unknown }) => {
                    assert.equal(error.code, "ERR_LEEGALITY_NOT_INSTALLED");
                    assert.ok(error.message.startsWith("Add pulumi-leegality to the dependencies in "));
                    assert.ok(error.message.includes(join(folder, "package.json")));
                    assert.doesNotMatch(error.message, /\. (?!\[)/);
                    return true;
                },
            );
        });
    }

    it("passes in a process that is no program of the engine, such as a unit test or the Automation API", () => {
        requireInstalled(folder, "/app/server.js");
        requireInstalled(folder, undefined);
    });

    it("passes if the program's folder, or one above it, has the package", () => {
        const installed = join(folder, "node_modules/pulumi-leegality");
        const program = join(folder, "packages/program");
        mkdirSync(installed, { recursive: true });
        mkdirSync(program, { recursive: true });
        writeFileSync(join(installed, "package.json"), '{ "name": "pulumi-leegality" }');
        requireInstalled(program, RUNNERS[0]);
    });
});
