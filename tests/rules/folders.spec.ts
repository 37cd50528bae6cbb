/** Folders have at most a dozen files at one level. */
import assert from "node:assert/strict";
import { posix } from "node:path";
import { projectFiles } from "../support/source/sources";

const MOST = 12;

/** Test data and generated code, which nobody reads from the first file to the last; the files at the root, whose places tools prescribe. */
const EXCEPT = ["tests/fixtures", "tests/fixtures/layouts", "sdk/python/pulumi_leegality", "sdk/go/leegality", "."];

describe("folders", () => {
    it(`have at most ${MOST} files at one level`, () => {
        const files = new Map<string, number>();
        for (const file of projectFiles()) {
            const folder = posix.dirname(file);
            files.set(folder, (files.get(folder) ?? 0) + 1);
        }
        assert.ok(files.size > 50);
        const full = [...files].filter(([folder, count]) => count > MOST && !EXCEPT.includes(folder));
        assert.deepEqual(full, []);
    });
});
