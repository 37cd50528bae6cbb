/** Refresh on the real engine: drift shows, and responses that prove nothing do not change the state. */
import assert from "node:assert/strict";
import { FACT_NAMES } from "../../../provider/core/certificate/types";
import { sendByHand } from "../../support/by-hand";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";
import { SharedScenario } from "../../support/engine/shared-scenario";
import { formData } from "../../support/world";

/** Requests about one certificate. */
const ONE = /[0-9a-f-]{36}$/;

describe("refresh", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    const declared = { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR };
    const shared = new SharedScenario(async () => {
        const scenario = await Scenario.open();
        scenario.stack.write("signing.p12", file.bytes);
        scenario.declareCertificates({ signing: declared });
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        return scenario;
    });
    let scenario: Scenario;
    beforeEach(async () => {
        scenario = await shared.take();
        scenario.takeRequests();
    });
    after(() => shared.close());

    it("changes nothing without drift", async () => {
        await assertSettled();
        shared.putBack();
    });

    it("plans a create for a certificate that was deleted outside", async () => {
        const { stack, emulator } = scenario;
        emulator.removeCertificate(scenario.onlyCertificate().id);
        const refresh = await stack.refresh();
        assert.equal(refresh.code, 0, said(refresh, "error"));
        assert.deepEqual(await stack.certificates(), []);
        assert.deepEqual((await stack.preview()).changes, { create: 1 });
        assert.deepEqual((await stack.up()).changes, { create: 1 });
        shared.putBack();
    });

    it("removes a certificate that reads do not show, and the next up says how to adopt it", async () => {
        const { stack, emulator } = scenario;
        emulator.removeCertificate(scenario.onlyCertificate().id);
        await stack.refresh();
        // For longer than a read after a write is repeated.
        const absent = { code: "LE_ERR_SS_404", errors: [{ message: "not found", path: null, code: "LE_ERR_SS_001" }] };
        const effect = { kind: "answer", status: 404, body: absent } as const;
        emulator.once({ match: { method: "GET", path: ONE, times: 1000 }, effect });
        const up = await stack.up();
        assert.match(said(up, "error"), /ERR_LEEGALITY_READ_BACK/);
        const { id } = scenario.onlyCertificate();
        assert.equal((await stack.certificates())[0]?.id, id, "an up keeps the id");

        const refresh = await stack.refresh();
        assert.equal(refresh.code, 0, said(refresh, "error"));
        assert.deepEqual(await stack.certificates(), []);
        emulator.clearFaults();
        const next = await stack.up();
        assert.match(said(next, "error"), new RegExp(`adoptId: "${id}".*ERR_LEEGALITY_ALREADY_EXISTS`));
        assert.equal(scenario.onlyCertificate().id, id);
    });

    it("shows a department that was changed outside, keeps the passkey encrypted, and up restores the department", async () => {
        const { id } = scenario.onlyCertificate();
        scenario.emulator.changeCertificate(id, { departmentId: scenario.emulator.addDepartment("Legal").id });
        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 1, update: 1 }, said(refresh, "error"));
        const [certificate] = await scenario.stack.certificates();
        assert.notEqual(certificate?.inputs?.["passkey"], undefined);
        assert.doesNotMatch(await scenario.stack.exportState(), new RegExp(file.passkey));
        await assertPreviewed({ departmentId: [scenario.onlyCertificate().departmentId, HR] });
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { update: 1 }, said(up, "error"));
        assert.equal(scenario.onlyCertificate().departmentId, HR);
        await assertSettled();
        shared.putBack();
    });

    it("shows a file that was replaced outside, and up uploads the program's file", async () => {
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
        shared.putBack();
    });

    it("shows a certificate that was disabled outside if the server reports it, and up enables it", async () => {
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
        shared.putBack();
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
            says: /does not have SignStation's own code/,
        },
        { name: "a 500", status: 500, body: { code: "LE_ERR_SS_500", errors: [] }, says: /500/ },
    ];
    it(`keeps the state on ${proofless.map(({ name }) => name).join(", ")}`, async () => {
        for (const { name, says, ...response } of proofless) {
            // As often as a malformed response is retried, and a refused token in both headers.
            scenario.emulator.once({ match: { method: "GET", times: 3 }, effect: { kind: "answer", ...response } });
            const refresh = await scenario.stack.refresh();
            assert.notEqual(refresh.code, 0, name);
            assert.match(said(refresh, "error"), says);
            assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id, name);
            scenario.emulator.clearFaults();
        }
        shared.putBack();
    });

    it("fails for another SignStation than the state's, and names both", async () => {
        const { stack, emulator } = scenario;
        const { env } = stack;
        stack.env = { ...env, LEEGALITY_BASE_URL: "http://127.0.0.1:9" };
        for (const command of ["refresh", "preview", "destroy"] as const) {
            const run = await stack[command]();
            assert.notEqual(run.code, 0);
            assert.match(said(run, "error"), new RegExp(`${emulator.url}.*http://127\\.0\\.0\\.1:9`), command);
        }
        assert.equal((await stack.certificates()).length, 1);
        stack.env = env;
        shared.putBack();
    });

    it("changes nothing after a rotation", async () => {
        const renewed = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "renewed" });
        scenario.stack.write("signing.p12", renewed.bytes);
        scenario.declareCertificates({ signing: { ...declared, passkey: "renewed" } });
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
        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 2 }, said(refresh, "error"));
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
    }
});
