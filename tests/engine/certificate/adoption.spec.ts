/** Certificates that exist on the server already, on the real engine: the error that names them, adoptId and onConflict. */
import assert from "node:assert/strict";
import { sendByHand } from "../../support/by-hand";
import { said } from "../../support/engine/engine-run";
import { makePkcs12, type Pkcs12File } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";
import { formData } from "../../support/world";

const DAY = 24 * 3600 * 1000;

describe("a certificate that exists already", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    const other = makePkcs12({
        commonName: "signing",
        friendlyName: "signing",
        notAfter: new Date(Date.now() + 700 * DAY),
    });
    let scenario: Scenario;

    beforeEach(async () => {
        scenario = await Scenario.open();
        scenario.stack.write("signing.p12", file.bytes);
    });
    afterEach(() => scenario.close());

    function declare(more: Record<string, unknown>): void {
        scenario.declareCertificates({
            signing: { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR, ...more },
        });
    }

    async function uploadByHand({ bytes, passkey }: Pkcs12File): Promise<string> {
        const { id } = await sendByHand(scenario.emulator, "POST", "/certificates", formData({ file: bytes, passkey }));
        scenario.takeRequests();
        return id;
    }

    it("is named in the error with alias, id, department, expiry and what to do", async () => {
        const id = await uploadByHand(file);
        declare({});
        const error = said(await scenario.stack.up(), "error");
        for (const part of [
            /"signing"/,
            new RegExp(id),
            /department/,
            new RegExp(file.notAfter),
            new RegExp(`adoptId: "${id}"`),
            /onConflict: "adopt"/,
        ]) {
            assert.match(error, part);
        }
        assert.deepEqual(await scenario.stack.certificates(), []);
    });

    const ways: [name: string, args: (id: string) => Record<string, unknown>][] = [
        ["adoptId", (id) => ({ adoptId: id })],
        ['onConflict: "adopt"', () => ({ onConflict: "adopt" })],
    ];
    for (const [name, args] of ways) {
        it(`is adopted with ${name} as asked, and stays if the argument is removed`, async () => {
            const id = await uploadByHand(file);
            declare(args(id));
            const up = await scenario.stack.up();
            assert.deepEqual(up.changes, { create: 1 }, said(up, "error"));
            assert.equal(scenario.onlyCertificate().id, id);
            assert.equal(scenario.onlyCertificate().departmentId, HR);
            assert.equal((await scenario.stack.certificates())[0]?.id, id);
            declare({});
            assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
        });

        it(`is not adopted with ${name} if it is another certificate`, async () => {
            const id = await uploadByHand(other);
            const { sha256 } = scenario.onlyCertificate();
            declare(args(id));
            const up = await scenario.stack.up();
            assert.notEqual(up.code, 0);
            assert.match(
                said(up, "error"),
                new RegExp(`${id}.*expires at ${other.notAfter}.*ERR_LEEGALITY_CANNOT_ADOPT`),
            );
            assert.equal(scenario.onlyCertificate().sha256, sha256);
            assert.ok(!scenario.takeRequests().some((request) => request.startsWith("PUT")));
        });
    }

    it("and an unknown adoptId: fails and uploads nothing", async () => {
        declare({ adoptId: "46d4e120-ed03-47cc-98c6-529bff3bbabc" });
        const up = await scenario.stack.up();
        assert.match(said(up, "error"), /does not exist.*ERR_LEEGALITY_CANNOT_ADOPT/);
        assert.deepEqual(scenario.emulator.certificates(), []);
    });

    it("and a second resource of the same alias: the preview fails and names both", async () => {
        scenario.stack.write("other.p12", other.bytes);
        scenario.declareCertificates({
            first: { certificateFile: "signing.p12", passkey: file.passkey },
            second: { certificateFile: "other.p12", passkey: other.passkey },
        });
        const preview = await scenario.stack.preview();
        assert.notEqual(preview.code, 0);
        assert.match(said(preview, "error"), /first.*second|second.*first/);
        assert.match(said(preview, "error"), /"signing".*ERR_LEEGALITY_SAME_ALIAS/);
        assert.deepEqual(scenario.takeRequests(), []);
    });
});
