/**
 * One certificate's life on a SignStation: with LEEGALITY_TEST_SERVER=1 the one that the LEEGALITY_* variables name, else
 * the emulator. What it makes there it removes again; the department is disabled.
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { startEmulator, type Emulator } from "signstation-emulator";
import { openLookups } from "../../provider/dynamic/lookups";
import { explain } from "../../provider/dynamic/advice";
import { resolveSettings, type Settings } from "../../provider/signstation";
import { provesEnd } from "../../provider/core/certificate/matching/reported-end";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { connect, errorOf } from "./connect";

/** By a variable of its own: a shell that is set up for a server is so to deploy there, not to have tests write to it. */
const CONFIGURED = process.env["LEEGALITY_TEST_SERVER"] === "1";

describe(`a certificate's life on ${CONFIGURED ? "the configured SignStation" : "the emulator"}`, () => {
    let emulator: Emulator | undefined;
    let env: NodeJS.ProcessEnv;
    let settings: Settings;
    before(async () => {
        emulator = CONFIGURED ? undefined : await startEmulator();
        env =
            emulator === undefined
                ? process.env
                : { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token };
        const result = resolveSettings(() => undefined, env, explain.problem);
        assert.ok("settings" in result, JSON.stringify(result));
        settings = result.settings;
    });
    after(() => emulator?.stop());

    it("is uploaded, read, listed, rotated under the same id, moved, and deleted", async function () {
        this.timeout(300_000);
        const { certificates, departments } = connect(settings.baseUrl, "", settings);
        const alias = `pulumi-leegality-test-${randomUUID()}`;
        const [first, second] = [200, 400].map((days) => {
            return makePkcs12({
                friendlyName: alias,
                commonName: alias,
                notAfter: inDays(days),
                passkey: randomUUID(),
            });
        });
        assert.ok(first !== undefined && second !== undefined);
        const file = (bytes: Buffer) => ({ name: `${alias}.p12`, bytes });
        let departmentId: string | undefined;
        let id: string | undefined;
        try {
            departmentId = (await departments.create({ name: `Test ${alias.slice(-12)}`, enabled: true })).id;
            const form = { file: file(first.bytes), passkey: first.passkey, departmentId, enabled: true };
            id = (await certificates.upload(form)).id;

            const uploaded = await certificates.get(id);
            assert.equal(uploaded?.id, id);
            assert.ok(provesEnd(uploaded.expiry, first.notAfter), String(uploaded.expiry));
            assert.ok(uploaded.departmentId === undefined || uploaded.departmentId === departmentId);
            const listed = await certificates.listExpiring(36_500);
            assert.ok(
                listed.some((record) => record.id === id),
                "the upload is not listed",
            );
            const lookups = openLookups(
                () => undefined,
                env,
                () => undefined,
            );
            assert.equal((await lookups.getCertificate({ name: alias })).id, id);
            const scope = { days: 36_500, departmentId };
            assert.deepEqual(
                (await lookups.getExpiringCertificates(scope)).map((found) => found.id),
                [id],
            );
            const { counts, ...summary } = await lookups.getCertificateSummary(scope);
            assert.deepEqual(summary, { total: 1, active: 1, expiringSoon: 1 }, JSON.stringify(counts));

            const again = await errorOf(certificates.upload(form));
            assert.equal(again.code, "ERR_SIGNSTATION_CONFLICT");

            await certificates.update(id, { ...form, file: file(second.bytes), passkey: second.passkey });
            const rotated = await certificates.get(id);
            assert.ok(provesEnd(rotated?.expiry, second.notAfter), String(rotated?.expiry));

            await certificates.update(id, { departmentId, enabled: false });
            assert.ok(provesEnd((await certificates.get(id))?.expiry, second.notAfter), "the file was not kept");

            assert.equal(await certificates.delete(id), "removed");
            assert.equal(await certificates.get(id), undefined);
            assert.equal(await certificates.delete(id), "absent");
            id = undefined;
        } finally {
            if (id !== undefined) {
                await certificates.delete(id);
            }
            if (departmentId !== undefined) {
                assert.equal(await departments.disable(departmentId), true);
            }
        }
    });
});

function inDays(days: number): Date {
    return new Date(Date.now() + days * 24 * 60 * 60 * 1000);
}
