/** The life of a certificate on the real engine: create, no change, rotation, another path, update, destroy. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";

describe("the life of a certificate", function () {
    this.timeout(300_000);
    const first = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "first passkey" });
    const renewed = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "renewed passkey" });
    let scenario: Scenario;
    let id: string;

    before(async () => {
        scenario = await Scenario.open();
        scenario.stack.write("signing.p12", first.bytes);
        declare({});
    });
    after(() => scenario.close());

    function declare(args: Record<string, unknown>): void {
        scenario.declareCertificates({
            signing: { certificateFile: "./signing.p12", passkey: first.passkey, departmentId: HR, ...args },
        });
    }

    // One certificate goes through its life in order; every step leaves it ready for the next.
    it("has a preview with facts and without a request, a create, a rotation in place, updates, and a destroy", async () => {
        const { stack, emulator } = scenario;

        const preview = await stack.preview();
        assert.deepEqual(preview.changes, { create: 1 }, said(preview, "error"));
        const planned = preview.steps[0]?.new?.inputs ?? {};
        assert.equal(planned["fileHash"], sha256(first.bytes));
        assert.equal(planned["subject"], "CN=signing");
        assert.equal(planned["friendlyName"], "signing");
        assert.match(String(planned["notAfter"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        assert.match(String(planned["fingerprint"]), /^[0-9a-f]{64}$/);
        assert.deepEqual(scenario.takeRequests(), [], "a preview sends nothing");

        const created = await stack.up();
        assert.deepEqual(created.changes, { create: 1 }, said(created, "error"));
        assert.deepEqual(scenario.takeRequests(), ["POST /certificates", "GET /certificates/{id}"]);
        const { signing } = (await stack.outputs()) as { signing: Record<string, string> };
        id = scenario.onlyCertificate().id;
        assert.equal(signing["id"], id);
        assert.equal(signing["departmentName"], "HR");
        assert.equal(signing["expiry"], signing["notAfter"]);

        await assertUnchanged("a second up");

        stack.write("signing.p12", renewed.bytes);
        declare({ passkey: renewed.passkey });
        const rotated = await stack.up();
        assert.deepEqual(rotated.changes, { update: 1 }, said(rotated, "error"));
        assert.deepEqual(scenario.takeRequests(), ["PUT /certificates/{id}", "GET /certificates/{id}"]);
        const afterRotation = scenario.onlyCertificate();
        assert.equal(afterRotation.id, id);
        assert.equal(afterRotation.sha256, sha256(renewed.bytes));
        assert.equal(afterRotation.passkeySha256, sha256(Buffer.from(renewed.passkey)));
        await assertUnchanged("an up after the rotation");

        renameSync(join(stack.folder, "signing.p12"), join(stack.folder, "moved.pfx"));
        declare({ certificateFile: "moved.pfx", passkey: renewed.passkey });
        await assertUnchanged("an up after the file was moved");

        const legal = emulator.addDepartment("Legal");
        declare({ certificateFile: "moved.pfx", passkey: renewed.passkey, departmentId: legal.id, enabled: false });
        const changed = await stack.up();
        assert.deepEqual(changed.changes, { update: 1 }, said(changed, "error"));
        const put = emulator.requests().find(({ method }) => method === "PUT");
        assert.deepEqual(
            put?.fields.map(({ name }) => name).sort(),
            ["departmentId", "enabled"],
            "the file stays there",
        );
        scenario.takeRequests();
        assert.equal(scenario.onlyCertificate().id, id);
        assert.equal(scenario.onlyCertificate().departmentId, legal.id);
        assert.equal(scenario.onlyCertificate().enabled, false);
        assert.equal(scenario.onlyCertificate().sha256, sha256(renewed.bytes));

        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 1 }, said(destroyed, "error"));
        assert.deepEqual(scenario.takeRequests(), ["DELETE /certificates/{id}"]);
        assert.deepEqual(emulator.certificates(), []);
    });

    async function assertUnchanged(what: string): Promise<void> {
        const run = await scenario.stack.up();
        assert.deepEqual(run.changes, { same: 1 }, `${what} changes nothing: ${said(run, "error")}`);
        assert.deepEqual(scenario.takeRequests(), [], `${what} sends nothing`);
    }
});

function sha256(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("hex");
}
