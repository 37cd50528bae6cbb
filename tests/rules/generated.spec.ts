/** Generated files are as their source says. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSource, ROOT } from "../support/sources";

describe("provider/signstation/wire.generated.ts", function () {
    this.timeout(60_000);
    it("is what `npm run generate` makes of openapi/signstation.yaml", () => {
        const folder = mkdtempSync(join(tmpdir(), "leegality-generated-"));
        try {
            const made = join(folder, "wire.ts");
            execFileSync("node_modules/.bin/openapi-typescript", ["signstation.yaml", "-o", made], {
                cwd: join(ROOT, "openapi"),
                stdio: "ignore",
            });
            assert.equal(readSource("provider/signstation/wire.generated.ts"), readFileSync(made, "utf8"));
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    });
});
