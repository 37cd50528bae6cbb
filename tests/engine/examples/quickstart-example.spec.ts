/** examples/quickstart with the repository's own project file above the program's folder, as `make up` deploys it. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";
import { readSource, ROOT } from "../../support/source/sources";

const PROGRAM = "examples/quickstart/index.ts";

describe("examples/quickstart", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: Scenario;
    before(async () => {
        scenario = await Scenario.open("");
        const { stack } = scenario;
        mkdirSync(join(stack.folder, "examples/quickstart"), { recursive: true });
        for (const name of ["Pulumi.yaml", PROGRAM]) {
            stack.write(name, readSource(name));
        }
        // The project file names the plugin, which the engine looks for also if the program does without it.
        symlinkSync(join(ROOT, "plugin"), join(stack.folder, "plugin"), "dir");
        // Another project than the one that the folder began with.
        await stack.succeed(["stack", "init", "example"]);
        await stack.setSecret("passkey", file.passkey);
        await stack.succeed(["config", "set", "departmentId", HR]);
    });
    after(() => scenario.close());

    it("resolves a relative certificateFile from the program's folder, and shows its outputs", async () => {
        const { stack, emulator } = scenario;
        stack.write("beside-the-project.p12", file.bytes);
        await stack.succeed(["config", "set", "certificateFile", "beside-the-project.p12"]);
        const missing = await stack.preview();
        assert.notEqual(missing.code, 0);
        assert.match(said(missing, "error"), /quickstart.*beside-the-project\.p12.*ERR_LEEGALITY_FILE_NOT_FOUND/);

        stack.write("examples/quickstart/beside-the-program.p12", file.bytes);
        await stack.succeed(["config", "set", "certificateFile", "./beside-the-program.p12"]);
        const up = await stack.up();
        assert.deepEqual(up.changes, { create: 1 }, said(up, "error"));
        assert.deepEqual(await stack.outputs(), {
            certificateId: scenario.onlyCertificate().id,
            departmentName: "HR",
            expiry: file.notAfter,
        });
        assert.deepEqual((await stack.up()).changes, { same: 1 });
        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 1 }, said(destroyed, "error"));
        assert.deepEqual(emulator.certificates(), []);
    });
});
