/** Pulumi's resource options on a certificate, on the real engine: each does what it does for any resource. */
import assert from "node:assert/strict";
import { sendByHand } from "../support/by-hand";
import { said, type Run } from "../support/engine-run";
import { makePkcs12 } from "../support/pkcs12-files";
import { HR, Scenario } from "../support/scenario";
import { formData } from "../support/world";

describe("the resource options", function () {
    this.timeout(180_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    const renewed = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "renewed passkey" });
    let scenario: Scenario;
    let id: string;
    let legal: string;

    beforeEach(async () => {
        scenario = await Scenario.open();
        legal = scenario.emulator.addDepartment("Legal").id;
        scenario.stack.write("signing.p12", file.bytes);
    });
    afterEach(() => scenario.close());

    function declare(options: Record<string, unknown>, args: Record<string, unknown> = {}, name = "signing"): void {
        const given = { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR, ...args };
        scenario.declareCertificates({ [name]: { ...given, options } });
    }

    async function created(options: Record<string, unknown>): Promise<void> {
        declare(options);
        succeeded(await scenario.stack.up(), { create: 1 });
        id = scenario.onlyCertificate().id;
        scenario.takeRequests();
    }

    function succeeded(run: Run, changes: Record<string, number>): void {
        assert.equal(run.code, 0, said(run, "error"));
        assert.deepEqual(run.changes, changes);
    }

    const writes = () => scenario.takeRequests().filter((request) => !request.startsWith("GET"));

    it("protect: a destroy and a removal from the program are refused, and the certificate stays", async () => {
        await created({ protect: true });
        assert.notEqual((await scenario.stack.destroy()).code, 0);
        scenario.declareCertificates({});
        const removal = await scenario.stack.up();
        assert.notEqual(removal.code, 0);
        assert.match(said(removal, "error"), /protected/);
        assert.equal(scenario.onlyCertificate().id, id);
        assert.equal((await scenario.stack.certificates())[0]?.id, id);
    });

    it("retainOnDelete: it leaves the state and stays in SignStation", async () => {
        await created({ retainOnDelete: true });
        scenario.declareCertificates({});
        assert.equal((await scenario.stack.up()).code, 0);
        assert.deepEqual(await scenario.stack.certificates(), []);
        assert.equal(scenario.onlyCertificate().id, id);
        assert.deepEqual(writes(), []);
    });

    it("ignoreChanges of an argument: another value is no change", async () => {
        await created({ ignoreChanges: ["departmentId"] });
        declare({ ignoreChanges: ["departmentId"] }, { departmentId: legal });
        succeeded(await scenario.stack.up(), { same: 1 });
        assert.equal(scenario.onlyCertificate().departmentId, HR);
    });

    for (const property of ["certificateFile", "fileHash", "notAfter", "unverified"]) {
        it(`ignoreChanges of ${property}: the file and its passkey are left alone, and every other change is made`, async () => {
            const options = { ignoreChanges: [property] };
            await created(options);
            scenario.stack.write("signing.p12", renewed.bytes);
            declare(options, { passkey: "opens neither" });
            succeeded(await scenario.stack.up(), { same: 1 });
            assert.deepEqual(writes(), []);
            declare(options, { passkey: "opens neither", departmentId: legal });
            succeeded(await scenario.stack.up(), { update: 1 });
            assert.deepEqual(writes(), ["PUT /certificates/{id}"]);
            const { sha256, departmentId } = scenario.onlyCertificate();
            assert.deepEqual([sha256, departmentId], [file.fileHash, legal]);
            const [kept] = await scenario.stack.certificates();
            assert.deepEqual([kept?.outputs?.["fileHash"], kept?.outputs?.["subject"]], [file.fileHash, "CN=signing"]);
        });
    }

    /** Puts a file with another end in place, as somebody does in the dashboard, and gives its hash. */
    async function rotateByHand(): Promise<string> {
        const later = makePkcs12({
            commonName: "signing",
            friendlyName: "signing",
            notAfter: new Date(Date.now() + 900 * 24 * 3600 * 1000),
        });
        const form = formData({ file: later.bytes, passkey: later.passkey });
        await sendByHand(scenario.emulator, "PUT", `/certificates/${id}`, form);
        assert.equal(scenario.onlyCertificate().sha256, later.fileHash);
        scenario.takeRequests();
        return later.fileHash;
    }

    it("ignoreChanges of the file: a replacement uploads the program's file all the same", async () => {
        const options = { ignoreChanges: ["certificateFile"] };
        await created(options);
        scenario.stack.write("signing.p12", renewed.bytes);
        declare(options, { passkey: renewed.passkey });
        const [{ urn } = { urn: "" }] = await scenario.stack.certificates();
        const up = await scenario.stack.up("--replace", urn);
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual(writes(), ["DELETE /certificates/{id}", "POST /certificates"]);
        assert.equal(scenario.onlyCertificate().sha256, renewed.fileHash);
        assert.equal((await scenario.stack.certificates())[0]?.outputs?.["fileHash"], renewed.fileHash);
    });

    it("ignoreChanges of the file: one that was rotated by hand is left alone, also after a refresh", async () => {
        await created({ ignoreChanges: ["certificateFile", "passkey"] });
        const rotated = await rotateByHand();
        await scenario.stack.refresh();
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.equal(scenario.onlyCertificate().sha256, rotated);
        assert.deepEqual(writes(), []);
    });

    it("ignoreChanges of the file: one that was rotated by hand is left alone when something else changes", async () => {
        const options = { ignoreChanges: ["certificateFile", "passkey"] };
        await created(options);
        const rotated = await rotateByHand();
        for (const args of [{ departmentId: legal }, { departmentId: legal, enabled: false }]) {
            declare(options, args);
            succeeded(await scenario.stack.up(), { update: 1 });
            succeeded(await scenario.stack.up(), { same: 1 });
        }
        assert.deepEqual(writes(), ["PUT /certificates/{id}", "PUT /certificates/{id}"]);
        const { sha256, departmentId, enabled } = scenario.onlyCertificate();
        assert.deepEqual([sha256, departmentId, enabled], [rotated, legal, false]);
    });

    it("replaceOnChanges: the change becomes a replacement, the old one deleted first", async () => {
        await created({ replaceOnChanges: ["departmentId"] });
        declare({ replaceOnChanges: ["departmentId"] }, { departmentId: legal });
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual(writes(), ["DELETE /certificates/{id}", "POST /certificates"]);
        assert.notEqual(scenario.onlyCertificate().id, id);
        assert.equal(scenario.onlyCertificate().departmentId, legal);
        assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
    });

    it("aliases: another name in the program is no change", async () => {
        await created({});
        declare({ aliases: [{ name: "signing" }] }, {}, "contracts");
        const up = await scenario.stack.up();
        succeeded(up, { same: 1 });
        assert.deepEqual(writes(), []);
        assert.match((await scenario.stack.certificates())[0]?.urn ?? "", /::contracts$/);
    });

    it("aliases: a replacement after the other name deletes the old certificate all the same", async () => {
        await created({});
        const options = { aliases: [{ name: "signing" }], replaceOnChanges: ["departmentId"] };
        declare(options, {}, "contracts");
        succeeded(await scenario.stack.up(), { same: 1 });
        declare(options, { departmentId: legal }, "contracts");
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual(writes(), ["DELETE /certificates/{id}", "POST /certificates"]);
        assert.notEqual(scenario.onlyCertificate().id, id);
    });

    it("deleteBeforeReplace: false: says that the name is taken, and the certificate stays as it is", async () => {
        await created({ deleteBeforeReplace: false });
        const [{ urn } = { urn: "" }] = await scenario.stack.certificates();
        const up = await scenario.stack.up("--replace", urn);
        assert.notEqual(up.code, 0);
        assert.match(said(up, "error"), /ERR_LEEGALITY_ALREADY_EXISTS/);
        assert.equal(scenario.onlyCertificate().id, id);
        succeeded(await scenario.stack.up(), { same: 1 });
    });

    it("--target: only that certificate is touched", async () => {
        const other = makePkcs12({ commonName: "other", friendlyName: "other" });
        scenario.stack.write("other.p12", other.bytes);
        const both = (departmentId: string) => {
            const common = { passkey: file.passkey, departmentId };
            scenario.declareCertificates({
                signing: { certificateFile: "signing.p12", ...common },
                other: { certificateFile: "other.p12", ...common, passkey: other.passkey },
            });
        };
        both(HR);
        succeeded(await scenario.stack.up(), { create: 2 });
        scenario.takeRequests();
        both(legal);
        const target = (await scenario.stack.certificates()).find(({ urn }) => urn.endsWith("::other"));
        const up = await scenario.stack.up("--target", target?.urn ?? "");
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual(writes(), ["PUT /certificates/{id}"]);
        const moved = scenario.emulator.certificates().filter(({ departmentId }) => departmentId === legal);
        assert.deepEqual(
            moved.map((certificate) => certificate.id),
            [target?.id],
        );
    });
});
