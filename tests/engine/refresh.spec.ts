/** Refresh on the real engine: what was done outside shows, and what proves nothing changes nothing. */
import assert from "node:assert/strict";
import { said } from "../support/engine-run";
import { makePkcs12 } from "../support/pkcs12-files";
import { HR, Scenario } from "../support/scenario";

describe("refresh", function () {
    this.timeout(180_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: Scenario;

    beforeEach(async () => {
        scenario = await Scenario.open();
        scenario.stack.write("signing.p12", file.bytes);
        scenario.declareCertificates({
            signing: { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR },
        });
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        scenario.takeRequests();
    });
    afterEach(() => scenario.close());

    it("changes nothing when nothing was done outside", async () => {
        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 2 }, said(refresh, "error"));
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { same: 1 });
    });

    it("plans a create for a certificate that was deleted outside", async () => {
        scenario.emulator.removeCertificate(scenario.onlyCertificate().id);
        const refresh = await scenario.stack.refresh();
        assert.equal(refresh.code, 0, said(refresh, "error"));
        assert.deepEqual(await scenario.stack.certificates(), []);
        const preview = await scenario.stack.preview();
        assert.deepEqual(preview.changes, { create: 1 });
    });

    it("shows a department that was changed outside, and up puts it back", async () => {
        const { id } = scenario.onlyCertificate();
        scenario.emulator.changeCertificate(id, { departmentId: scenario.emulator.addDepartment("Legal").id });
        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 1, update: 1 }, said(refresh, "error"));
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { update: 1 }, said(up, "error"));
        assert.equal(scenario.onlyCertificate().departmentId, HR);
    });

    it("shows a file that was replaced outside, and up puts ours back", async () => {
        const { id, sha256 } = scenario.onlyCertificate();
        const notAfter = new Date(Date.now() + 900 * 24 * 3600 * 1000);
        const other = makePkcs12({ commonName: "signing", friendlyName: "signing", notAfter });
        const form = new FormData();
        form.set("passkey", other.passkey);
        form.set("certificateFile", new Blob([new Uint8Array(other.bytes)]), "other.p12");
        const put = await fetch(`${scenario.emulator.url}/api/v1/certificates/${id}`, {
            method: "PUT",
            headers: { "x-auth-token": scenario.emulator.token },
            body: form,
        });
        assert.equal(put.status, 200);
        assert.notEqual(scenario.onlyCertificate().sha256, sha256);

        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 1, update: 1 }, said(refresh, "error"));
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { update: 1 }, said(up, "error"));
        assert.equal(scenario.onlyCertificate().sha256, sha256);
    });

    const proofless = [
        {
            name: "a 401",
            status: 401,
            body: { code: "LE_ERR_SS_401", errors: [{ code: "LE_ERR_SS_303" }] },
            says: /401.*LEEGALITY_AUTH_TOKEN/,
        },
        {
            name: "a proxy's 404 page",
            status: 404,
            body: "<html>not here</html>",
            contentType: "text/html",
            says: /not SignStation's own/,
        },
        { name: "a 500", status: 500, body: { code: "LE_ERR_SS_500", errors: [] }, says: /500/ },
    ];
    for (const { name, says, ...answer } of proofless) {
        it(`keeps the state on ${name}`, async () => {
            // As often as a spoilt answer is asked for again.
            scenario.emulator.once({ match: { method: "GET", times: 3 }, effect: { kind: "answer", ...answer } });
            const refresh = await scenario.stack.refresh();
            assert.notEqual(refresh.code, 0);
            assert.match(said(refresh, "error"), says);
            assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
        });
    }

    it("refuses another SignStation than the one that holds the certificate, naming both", async () => {
        const held = scenario.emulator.url;
        scenario.stack.env = { ...scenario.stack.env, LEEGALITY_BASE_URL: "http://127.0.0.1:9" };
        for (const command of ["refresh", "preview", "destroy"] as const) {
            const run = await scenario.stack[command]();
            assert.notEqual(run.code, 0);
            assert.match(said(run, "error"), new RegExp(`${held}.*http://127\\.0\\.0\\.1:9`), command);
        }
        assert.equal((await scenario.stack.certificates()).length, 1);
    });
});
