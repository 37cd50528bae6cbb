/** Failures of the server on the real engine: each run says what to do, and the next one ends with one certificate. */
import assert from "node:assert/strict";
import { said } from "../support/engine-run";
import { makePkcs12 } from "../support/pkcs12-files";
import { HR, Scenario } from "../support/scenario";

describe("a failing server", function () {
    this.timeout(180_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: Scenario;

    beforeEach(async () => {
        scenario = await Scenario.open();
        scenario.stack.write("signing.p12", file.bytes);
        scenario.declareCertificates({
            signing: { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR },
        });
    });
    afterEach(() => scenario.close());

    it("that cannot be read back after the upload: the id is kept, and the next up only reads", async () => {
        scenario.emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 500 } });
        const failed = await scenario.stack.up();
        assert.notEqual(failed.code, 0);
        assert.match(said(failed, "error"), /ERR_LEEGALITY_READ_BACK/);
        const { id } = scenario.onlyCertificate();
        assert.equal((await scenario.stack.certificates())[0]?.id, id);
        scenario.takeRequests();

        const mended = await scenario.stack.up();
        assert.equal(mended.code, 0, said(mended, "error"));
        assert.deepEqual(scenario.takeRequests(), ["GET /certificates/{id}"]);
        assert.equal(scenario.onlyCertificate().id, id);
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
        assert.equal((await scenario.stack.destroy()).code, 0, "the kept state can be destroyed");
    });

    it("that takes the upload and loses the answer: the certificate is found, not sent twice", async () => {
        scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "drop", when: "after" } });
        const run = await scenario.stack.up();
        assert.equal(run.code, 0, said(run, "error"));
        assert.deepEqual(scenario.takeRequests(), [
            "POST /certificates",
            "GET /certificates/expiring-soon",
            "GET /certificates/{id}",
        ]);
        assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
    });

    it("that drops the upload: it is looked for, then sent again", async () => {
        scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "drop", when: "before" } });
        const run = await scenario.stack.up();
        assert.equal(run.code, 0, said(run, "error"));
        assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
    });

    const answers = [
        {
            name: "400",
            status: 400,
            body: { code: "LE_ERR_SS_400", errors: [{ message: "unsupported file" }] },
            says: /400.*unsupported file.*ERR_SIGNSTATION_BAD_REQUEST/,
        },
        {
            name: "401",
            status: 401,
            body: { code: "LE_ERR_SS_401", errors: [{ code: "LE_ERR_SS_303" }] },
            says: /LE_ERR_SS_303.*LEEGALITY_AUTH_TOKEN.*ERR_SIGNSTATION_UNAUTHORIZED/,
        },
        {
            name: "413",
            status: 413,
            body: "<html>too large</html>",
            contentType: "text/html",
            says: /413.*proxy.*ERR_SIGNSTATION_TOO_LARGE/,
        },
    ];
    for (const { name, says, ...answer } of answers) {
        it(`that answers the upload with ${name}: a clear error, and nothing in the state`, async () => {
            scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "answer", ...answer } });
            const run = await scenario.stack.up();
            assert.notEqual(run.code, 0);
            assert.match(said(run, "error"), says);
            assert.deepEqual(await scenario.stack.certificates(), []);
            assert.equal((await scenario.stack.up()).code, 0, "the next up succeeds");
        });
    }

    const useless = [
        { name: "500", status: 500, body: { code: "LE_ERR_SS_500", errors: [{ message: "Internal Server Error" }] } },
        { name: "an HTML page", status: 200, body: "<html>login</html>", contentType: "text/html" },
        { name: "an empty body", status: 201, body: "" },
        { name: "JSON of another shape", status: 201, body: { items: [] } },
        { name: "an answer without an id", status: 201, body: { data: { name: "signing" } } },
    ];
    for (const { name, ...answer } of useless) {
        it(`that answers the upload with ${name}: it is looked for, and sent again only when it is not there`, async () => {
            scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "answer", ...answer } });
            const run = await scenario.stack.up();
            assert.equal(run.code, 0, said(run, "error"));
            assert.deepEqual(scenario.takeRequests().slice(0, 3), [
                "POST /certificates",
                "GET /certificates/expiring-soon",
                "POST /certificates",
            ]);
            assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
        });
    }
});
