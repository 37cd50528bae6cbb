/** examples/rotation, its own program and project file: rotation in place, and in two steps with both certificates. */
import assert from "node:assert/strict";
import { said } from "../../support/engine/engine-run";
import { makePkcs12, type Pkcs12File } from "../../support/pkcs12/pkcs12-files";
import { Scenario } from "../../support/engine/scenario";
import { readSource } from "../../support/source/sources";

const DAY = 24 * 3600 * 1000;

describe("examples/rotation", function () {
    this.timeout(300_000);
    const make = (friendlyName: string, passkey: string, days: number): Pkcs12File =>
        makePkcs12({ commonName: "Asha Rao", friendlyName, passkey, notAfter: new Date(Date.now() + days * DAY) });
    const old = make("signing", "first passkey", 100);
    const renewed = make("signing", "renewed passkey", 500);
    const beside = make("signing 2027", "next passkey", 600);
    let scenario: Scenario;

    beforeEach(async () => {
        scenario = await Scenario.open("");
        const { stack } = scenario;
        for (const name of ["Pulumi.yaml", "index.ts"]) {
            stack.write(name, readSource(`examples/rotation/${name}`));
        }
        // Another project than the one that the folder began with.
        await stack.succeed(["stack", "init", "example"]);
        await configure("certificateFile", "passkey", "old.p12", old);
        const up = await stack.up();
        assert.deepEqual(up.changes, { create: 1 }, said(up, "error"));
        scenario.takeRequests();
    });
    afterEach(() => scenario.close());

    async function configure(fileKey: string, passkeyKey: string, name: string, file: Pkcs12File): Promise<void> {
        scenario.stack.write(name, file.bytes);
        await scenario.stack.succeed(["config", "set", fileKey, name]);
        await scenario.stack.setSecret(passkeyKey, file.passkey);
    }

    it("in place: the preview shows old and new, up keeps the id, and the old file is gone", async () => {
        const { stack } = scenario;
        const before = scenario.onlyCertificate();
        await configure("certificateFile", "passkey", "renewed.p12", renewed);

        const preview = await stack.run(["preview", "--diff"]);
        assert.equal(preview.code, 0, preview.stdout);
        for (const fact of ["notAfter", "serialNumber", "fingerprint", "fileHash"]) {
            assert.match(preview.stdout, new RegExp(`~ ${fact} *: "[^"]+" => "[^"]+"`), fact);
        }
        assert.match(preview.stdout, new RegExp(`"${old.notAfter}" => "${renewed.notAfter}"`));
        assert.match(preview.stdout, new RegExp(`"${old.fileHash}" => "${renewed.fileHash}"`));
        assert.match(preview.stdout, /\[secret\]/);
        assert.ok(!preview.stdout.includes(renewed.passkey));
        assert.deepEqual(scenario.takeRequests(), [], "a preview sends nothing");

        const up = await stack.up();
        assert.deepEqual(up.changes, { update: 1 }, said(up, "error"));
        const after = scenario.onlyCertificate();
        assert.equal(after.id, before.id);
        assert.equal(after.sha256, renewed.fileHash);
        assert.equal((await stack.outputs())["notAfter"], renewed.notAfter);
        assert.deepEqual((await stack.up()).changes, { same: 1 });
    });

    it("in two steps: both exist, then only the new one, unchanged", async () => {
        const { stack, emulator } = scenario;
        await configure("nextCertificateFile", "nextPasskey", "next.p12", beside);
        const first = await stack.up();
        assert.deepEqual(first.changes, { create: 1, same: 1 }, said(first, "error"));
        const { certificateId, nextCertificateId } = (await stack.outputs()) as Record<string, string>;
        assert.deepEqual(
            new Map(emulator.certificates().map(({ id, sha256 }) => [id, sha256])),
            new Map([
                [certificateId, old.fileHash],
                [nextCertificateId, beside.fileHash],
            ]),
        );

        scenario.takeRequests();
        await stack.succeed(["config", "set", "retireOld", "true"]);
        const second = await stack.up();
        assert.deepEqual(second.changes, { delete: 1, same: 1 }, said(second, "error"));
        assert.deepEqual(scenario.takeRequests(), ["DELETE /certificates/{id}"]);
        assert.equal(scenario.onlyCertificate().id, nextCertificateId);

        const newest = make("signing 2028", "newest passkey", 900);
        await configure("certificateFile", "passkey", "newest.p12", newest);
        await stack.succeed(["config", "rm", "retireOld"]);
        const third = await stack.up();
        assert.deepEqual(third.changes, { create: 1, same: 1 }, said(third, "error"));
        await stack.succeed(["config", "rm-all", "nextCertificateFile", "nextPasskey"]);
        const fourth = await stack.up();
        assert.deepEqual(fourth.changes, { delete: 1, same: 1 }, said(fourth, "error"));
        assert.equal(scenario.onlyCertificate().sha256, newest.fileHash);
    });

    it("with retireOld and no next certificate: fails, and the only certificate stays", async () => {
        await scenario.stack.succeed(["config", "set", "retireOld", "true"]);
        const up = await scenario.stack.up();
        assert.notEqual(up.code, 0);
        assert.match(said(up, "error"), /no nextCertificateFile is set/);
        assert.deepEqual(scenario.takeRequests(), []);
        assert.equal(scenario.onlyCertificate().sha256, old.fileHash);
    });
});
