/** Refresh on the real engine: what was done outside shows, and what proves nothing changes nothing. */
import assert from "node:assert/strict";
import { FACT_NAMES } from "../../provider/core/certificate/types";
import { sendByHand } from "../support/by-hand";
import { said } from "../support/engine-run";
import { makePkcs12 } from "../support/pkcs12-files";
import { HR, Scenario } from "../support/scenario";
import { formData } from "../support/world";

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

    it("at the moment of a stale read takes the certificate out, and the next up says how to adopt it", async () => {
        const { stack, emulator } = scenario;
        emulator.removeCertificate(scenario.onlyCertificate().id);
        await stack.refresh();
        // Two reads of the past: the one that follows the upload, and the refresh's.
        emulator.once({ match: { method: "POST" }, effect: { kind: "stale", reads: 2 } });
        const up = await stack.up();
        assert.match(said(up, "error"), /ERR_LEEGALITY_READ_BACK/);
        const { id } = scenario.onlyCertificate();
        assert.equal((await stack.certificates())[0]?.id, id, "an up keeps the id");

        const refresh = await stack.refresh();
        assert.equal(refresh.code, 0, said(refresh, "error"));
        assert.deepEqual(await stack.certificates(), []);
        const next = await stack.up();
        assert.match(said(next, "error"), new RegExp(`adoptId: "${id}".*ERR_LEEGALITY_ALREADY_EXISTS`));
        assert.equal(scenario.onlyCertificate().id, id);
    });

    it("shows a department that was changed outside, and up puts it back", async () => {
        const { id } = scenario.onlyCertificate();
        scenario.emulator.changeCertificate(id, { departmentId: scenario.emulator.addDepartment("Legal").id });
        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 1, update: 1 }, said(refresh, "error"));
        await assertPreviewed({ departmentId: [scenario.onlyCertificate().departmentId, HR] });
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { update: 1 }, said(up, "error"));
        assert.equal(scenario.onlyCertificate().departmentId, HR);
        await assertSettled();
    });

    it("shows a file that was replaced outside, and up puts ours back", async () => {
        const { id, sha256 } = scenario.onlyCertificate();
        const notAfter = new Date(Date.now() + 900 * 24 * 3600 * 1000);
        const other = makePkcs12({ commonName: "signing", friendlyName: "signing", notAfter });
        const form = formData({ file: other.bytes, passkey: other.passkey });
        await sendByHand(scenario.emulator, "PUT", `/certificates/${id}`, form);
        assert.notEqual(scenario.onlyCertificate().sha256, sha256);

        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 1, update: 1 }, said(refresh, "error"));
        await assertPreviewed({
            notAfter: [other.notAfter, file.notAfter],
            fileHash: [undefined, file.fileHash],
        });
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { update: 1 }, said(up, "error"));
        assert.equal(scenario.onlyCertificate().sha256, sha256);
        await assertSettled();
    });

    it("shows a certificate that was disabled outside, where the server tells, and up enables it", async () => {
        const { id } = scenario.onlyCertificate();
        const body = { id, name: "signing", expiry: file.notAfter, departmentId: HR, enabled: false };
        scenario.emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 200, body } });
        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 1, update: 1 }, said(refresh, "error"));
        await assertPreviewed({ enabled: [false, true] });
        scenario.takeRequests();
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { update: 1 }, said(up, "error"));
        assert.deepEqual(scenario.takeRequests(), ["PUT /certificates/{id}", "GET /certificates/{id}"]);
        await assertSettled();
    });

    it("keeps the passkey encrypted in a state that has drifted", async () => {
        const { id } = scenario.onlyCertificate();
        scenario.emulator.changeCertificate(id, { departmentId: scenario.emulator.addDepartment("Legal").id });
        await scenario.stack.refresh();
        const [certificate] = await scenario.stack.certificates();
        assert.notEqual(certificate?.inputs?.["passkey"], undefined);
        assert.doesNotMatch(await scenario.stack.exportState(), new RegExp(file.passkey));
    });

    it("changes nothing after a rotation", async () => {
        const renewed = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "renewed" });
        scenario.stack.write("signing.p12", renewed.bytes);
        scenario.declareCertificates({
            signing: { certificateFile: "signing.p12", passkey: "renewed", departmentId: HR },
        });
        assert.deepEqual((await scenario.stack.up()).changes, { update: 1 });
        await assertSettled();
    });

    /** The next preview plans one update that shows these inputs, old and new, and no other difference. */
    async function assertPreviewed(
        expected: Readonly<Record<string, readonly [old: unknown, new: unknown]>>,
    ): Promise<void> {
        const preview = await scenario.stack.preview();
        assert.deepEqual(preview.changes, { update: 1 }, said(preview, "error"));
        const [step] = preview.steps;
        const inputs = (side: "old" | "new", name: string) => step?.[side]?.inputs[name];
        for (const [name, sides] of Object.entries(expected)) {
            assert.deepEqual([inputs("old", name), inputs("new", name)], sides, name);
        }
        const replaced = "fileHash" in expected ? FACT_NAMES : [];
        const differing = Object.keys({ ...step?.old?.inputs, ...step?.new?.inputs }).filter(
            (name) => JSON.stringify(inputs("old", name)) !== JSON.stringify(inputs("new", name)),
        );
        assert.deepEqual(
            differing.filter((name) => !(replaced as readonly string[]).includes(name) && !(name in expected)),
            [],
        );
    }

    /** Neither a refresh nor an up finds anything to do. */
    async function assertSettled(): Promise<void> {
        assert.deepEqual((await scenario.stack.refresh()).summary, { same: 2 });
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
    }

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
