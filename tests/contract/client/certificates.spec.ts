/** The client's certificate requests against the emulator: what is sent, what is returned, and the server's refusals. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { startEmulator, type Emulator } from "signstation-emulator";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { fixture } from "../../support/pkcs12/fixtures";
import { connect, errorOf, type Connected } from "../connect";

const ID = /^[0-9a-f-]{36}$/;
const ABSENT = "00000000-0000-4000-8000-000000000000";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function formOf(options: Parameters<typeof makePkcs12>[0] = {}) {
    const made = makePkcs12(options);
    return { made, form: { file: { name: "signing.p12", bytes: made.bytes }, passkey: made.passkey } };
}

describe("certificate requests", () => {
    let emulator: Emulator;
    let connected: Connected;
    beforeEach(async () => {
        emulator = await startEmulator();
        connected = connect(emulator.url, emulator.token);
    });
    afterEach(() => emulator.stop());

    it("upload sends the four fields once, with the token, and returns the record", async () => {
        const department = emulator.addDepartment("Legal");
        const { made, form } = formOf({ commonName: "Asha Rao", friendlyName: "asha", passkey: 'p "ss\\' });
        const record = await connected.certificates.upload({ ...form, departmentId: department.id, enabled: false });
        assert.match(record.id, ID);
        assert.partialDeepStrictEqual(record, {
            name: "asha",
            expiry: made.notAfter,
            departmentId: department.id,
            departmentName: "Legal",
        });
        const [request, ...more] = emulator.requests();
        assert.deepEqual(more, []);
        assert.partialDeepStrictEqual(request, {
            method: "POST",
            path: "/api/v1/certificates",
            status: 201,
            authenticatedBy: "token",
        });
        assert.deepEqual(
            [...(request?.fields ?? [])].sort((a, b) => a.name.localeCompare(b.name)),
            [
                { name: "certificateFile", bytes: made.bytes.length, sha256: made.fileHash },
                { name: "departmentId", bytes: 36 },
                { name: "enabled", bytes: 5 },
                { name: "passkey", bytes: Buffer.byteLength(made.passkey) },
            ],
        );
        assert.partialDeepStrictEqual(emulator.certificates(), [
            { id: record.id, sha256: made.fileHash, passkeySha256: sha256(made.passkey), enabled: false },
        ]);
    });

    it("upload sends a passkey outside ASCII as UTF-8", async () => {
        const { bytes, passkey } = fixture("openssl-3-non-ascii-passkey");
        await connected.certificates.upload({ file: { name: "a.p12", bytes }, passkey });
        assert.equal(emulator.certificates()[0]?.passkeySha256, sha256(passkey));
    });

    it("upload sends no field for an absent argument, and sends an empty passkey as an empty field", async () => {
        const { form } = formOf({ passkey: "" });
        await connected.certificates.upload({ ...form, departmentId: undefined });
        assert.deepEqual(
            emulator
                .requests()[0]
                ?.fields.map(({ name }) => name)
                .sort(),
            ["certificateFile", "passkey"],
        );
        assert.partialDeepStrictEqual(emulator.certificates(), [{ enabled: true, passkeySha256: sha256("") }]);
        assert.ok(!("departmentId" in (emulator.certificates()[0] ?? {})));
    });

    for (const name of ["Zoë's file.p12", 'a"b.p12', "a;b\\c.PFX"]) {
        it(`upload sends a file named ${name}`, async () => {
            const { made, form } = formOf();
            await connected.certificates.upload({ ...form, file: { name, bytes: made.bytes } });
            assert.equal(emulator.certificates()[0]?.sha256, made.fileHash);
        });
    }

    it("get returns the record, and undefined for an unknown id", async () => {
        const { id } = await connected.certificates.upload(formOf().form);
        assert.equal((await connected.certificates.get(id))?.id, id);
        assert.equal(await connected.certificates.get(ABSENT), undefined);
        const paths = emulator.requests().map(({ path }) => path);
        assert.deepEqual(paths.slice(1), [`/api/v1/certificates/${id}`, `/api/v1/certificates/${ABSENT}`]);
    });

    it("update sends only the given fields and keeps the id", async () => {
        const { made, form } = formOf({ friendlyName: "asha" });
        const { id } = await connected.certificates.upload(form);
        const department = emulator.addDepartment("Legal");
        await connected.certificates.update(id, { departmentId: department.id, enabled: false });
        assert.partialDeepStrictEqual(emulator.certificates(), [
            { id, sha256: made.fileHash, departmentId: department.id, enabled: false },
        ]);
        const next = formOf({ friendlyName: "asha", passkey: "renewed" });
        await connected.certificates.update(id, next.form);
        assert.partialDeepStrictEqual(emulator.certificates(), [
            { id, sha256: next.made.fileHash, passkeySha256: sha256("renewed"), departmentId: department.id },
        ]);
        assert.deepEqual(
            emulator
                .requests()
                .slice(1)
                .map(({ method, path, fields }) => [method, path, fields.length]),
            [
                ["PUT", `/api/v1/certificates/${id}`, 2],
                ["PUT", `/api/v1/certificates/${id}`, 2],
            ],
        );
    });

    it("delete deletes the certificate, and reports an unknown id", async () => {
        const { id } = await connected.certificates.upload(formOf().form);
        assert.equal(await connected.certificates.delete(id), "removed");
        assert.deepEqual(emulator.certificates(), []);
        assert.equal(await connected.certificates.delete(id), "absent");
    });

    it("listExpiring returns the certificates that expire within the given days", async () => {
        const near = await connected.certificates.upload(formOf({ friendlyName: "near", notAfter: inDays(5) }).form);
        const far = await connected.certificates.upload(formOf({ friendlyName: "far", notAfter: inDays(500) }).form);
        const ids = async (days: number) => (await connected.certificates.listExpiring(days)).map(({ id }) => id);
        assert.deepEqual(await ids(30), [near.id]);
        assert.deepEqual(await ids(36_500), [near.id, far.id]);
        assert.deepEqual(await ids(0), []);
        assert.deepEqual(emulator.requests().at(-1)?.query, { days: "0" });
    });

    it("requests keep the path of the base URL", async () => {
        const hosted = connect(`${emulator.url}/api`, emulator.token);
        await hosted.certificates.upload(formOf().form);
        assert.equal(emulator.requests()[0]?.path, "/api/api/v1/certificates");
    });
});

describe("certificate requests that the server refuses", () => {
    let emulator: Emulator;
    before(async () => {
        emulator = await startEmulator();
    });
    after(() => emulator.stop());

    const rows: [name: string, code: string, status: number, act: (connected: Connected) => Promise<unknown>][] = [
        [
            "a wrong passkey",
            "BAD_REQUEST",
            400,
            ({ certificates }) => certificates.upload({ ...formOf().form, passkey: "no" }),
        ],
        ["no file", "BAD_REQUEST", 400, ({ certificates }) => certificates.upload({ passkey: "x" })],
        [
            "an unknown department",
            "NOT_FOUND",
            400,
            ({ certificates }) => certificates.upload({ ...formOf().form, departmentId: ABSENT }),
        ],
        [
            "5 MiB and a byte",
            "TOO_LARGE",
            413,
            ({ certificates }) =>
                certificates.upload({ file: { name: "a.p12", bytes: Buffer.alloc(5 * 1024 * 1024 + 1) } }),
        ],
        [
            "an alias in use",
            "CONFLICT",
            409,
            async ({ certificates }) => {
                await certificates.upload(formOf({ friendlyName: "in use" }).form);
                emulator.clearRequests();
                await certificates.upload(formOf({ friendlyName: "in use" }).form);
            },
        ],
        [
            "an update of an unknown id",
            "NOT_FOUND",
            404,
            ({ certificates }) => certificates.update(ABSENT, { enabled: true }),
        ],
        ["a negative number of days", "BAD_REQUEST", 400, ({ certificates }) => certificates.listExpiring(-1)],
        ["a wrong token", "UNAUTHORIZED", 401, () => connect(emulator.url, "wrong").certificates.get(ABSENT)],
        [
            "a wrong token for a delete",
            "UNAUTHORIZED",
            401,
            () => connect(emulator.url, "wrong").certificates.delete(ABSENT),
        ],
    ];
    for (const [name, code, status, act] of rows) {
        const requests = status === 401 ? 2 : 1;
        const sent = requests === 2 ? "sent once in each header" : "not retried";
        it(`${name}: ${status}, ERR_SIGNSTATION_${code}, ${sent}`, async () => {
            emulator.clearRequests();
            const error = await errorOf(act(connect(emulator.url, emulator.token)));
            assert.deepEqual([error.code, error.status, error.processed], [`ERR_SIGNSTATION_${code}`, status, "no"]);
            assert.equal(emulator.requests().length, requests);
        });
    }

    it("a 404 for an unknown path does not mean that the certificate is missing", async () => {
        const error = await errorOf(connect(`${emulator.url}/wrong`, emulator.token).certificates.get(ABSENT));
        assert.equal(error.code, "ERR_SIGNSTATION_UNEXPECTED_ANSWER");
    });
});

function inDays(days: number): Date {
    return new Date(Date.now() + days * 24 * 60 * 60 * 1000);
}
