/** Lookups through the real client: results on the emulator, malformed and hostile responses, the shared client. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "signstation-emulator";
import { openLookups, type Lookups } from "../../../provider/dynamic/lookups";
import { HR } from "../../support/departments";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { jsonResponse, startRawServer, type CannedResponse, type RawServer } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { assertSecretFree } from "../../support/secret-free";
import { failureOf, repeatingResponses, SECRETS, TOKEN } from "../canaries";
import { connect } from "../connect";

const DAY = 24 * 3600 * 1000;
/** An unknown id. */
const UNKNOWN = "46d4e120-ed03-47cc-98c6-529bff3bbabc";

function lookupsOn(url: string, token = TOKEN, notes: string[] = []): Lookups {
    const env = { LEEGALITY_BASE_URL: url, LEEGALITY_AUTH_TOKEN: token, LEEGALITY_MAX_RETRIES: "0" };
    return openLookups(
        () => undefined,
        env,
        (line) => notes.push(line),
    );
}

describe("lookups on the emulator", () => {
    let emulator: Emulator;
    let lookups: Lookups;
    let legal: string;
    const ids: Record<string, string> = {};

    before(async () => {
        emulator = await startEmulator();
        lookups = lookupsOn(emulator.url, emulator.token);
        legal = emulator.addDepartment("Legal").id;
        const { certificates } = connect(emulator.url, emulator.token);
        const rows: [name: string, days: number, departmentId: string | undefined, enabled: boolean][] = [
            ["over", -1, HR, true],
            ["soon", 10, HR, true],
            ["later", 400, legal, true],
            ["off", 10, legal, false],
        ];
        for (const [name, days, departmentId, enabled] of rows) {
            const notBefore = new Date(Date.now() - 30 * DAY);
            const notAfter = new Date(Date.now() + days * DAY);
            const { bytes, passkey } = makePkcs12({ friendlyName: name, notBefore, notAfter });
            const form = { file: { name: "a.p12", bytes }, passkey, departmentId, enabled };
            ids[name] = (await certificates.upload(form)).id;
        }
        emulator.clearRequests();
    });
    afterEach("only read", () => {
        const methods = new Set(emulator.requests().map(({ method }) => method));
        assert.deepEqual([...methods], ["GET"]);
        emulator.clearRequests();
    });
    after(() => emulator.stop());

    for (const name of ["over", "soon", "later"]) {
        it(`finds certificate ${name} by id and by name, with the same outputs`, async () => {
            const byId = await lookups.getCertificate({ id: ids[name] });
            assert.deepEqual(await lookups.getCertificate({ name }), byId);
            const { expiry = "", createdAt = "" } = byId;
            assert.match(expiry, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
            assert.match(createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
            assert.deepEqual(byId, {
                id: ids[name],
                certificateName: name,
                certificateType: "PKCS12_PFX",
                expiry,
                createdAt,
                departmentId: name === "later" ? legal : HR,
                departmentName: name === "later" ? "Legal" : "HR",
                endpoint: emulator.url,
            });
        });
    }

    it("finds a disabled certificate by its id, and not by its name", async () => {
        assert.equal((await lookups.getCertificate({ id: ids["off"] })).certificateName, "off");
        await assert.rejects(lookups.getCertificate({ name: "off" }), {
            code: "ERR_LEEGALITY_NOT_FOUND",
            message: /lists 3 certificates, none of them named "off".*Only certificates that are enabled/,
        });
    });

    it("fails with ERR_LEEGALITY_NOT_FOUND for an unknown id", async () => {
        await assert.rejects(lookups.getCertificate({ id: UNKNOWN }), { code: "ERR_LEEGALITY_NOT_FOUND" });
    });

    const windows: [days: number | undefined, of: string, names: string[], counts: [number, number, number]][] = [
        [undefined, "all", ["over", "soon"], [4, 2, 1]],
        [5, "all", ["over"], [4, 2, 0]],
        [36_500, "all", ["over", "soon", "later"], [4, 2, 2]],
        [36_500, "HR", ["over", "soon"], [2, 1, 1]],
        [36_500, "Legal", ["later"], [2, 1, 1]],
        [36_500, "none", [], [0, 0, 0]],
    ];
    for (const [days, of, names, [total, active, expiringSoon]] of windows) {
        it(`lists and counts what expires within ${days ?? "the default of 30"} days in departments: ${of}`, async () => {
            const departments: Record<string, string> = { HR, Legal: legal, none: UNKNOWN };
            const args = { days, departmentId: departments[of] };
            const listed = await lookups.getExpiringCertificates(args);
            assert.deepEqual(
                listed.map(({ certificateName }) => certificateName),
                names,
            );
            const { counts, ...summary } = await lookups.getCertificateSummary(args);
            assert.deepEqual(summary, { total, active, expiringSoon });
            assert.equal(Object.keys(counts).length, 3);
        });
    }
});

const calls: [name: string, call: (lookups: Lookups) => Promise<unknown>][] = [
    ["getCertificate by id", (lookups) => lookups.getCertificate({ id: "id-1" })],
    ["getCertificate by name", (lookups) => lookups.getCertificate({ name: "signing" })],
    ["getExpiringCertificates", (lookups) => lookups.getExpiringCertificates({})],
    ["getCertificateSummary", (lookups) => lookups.getCertificateSummary({})],
];

const others: [title: string, body: unknown][] = [
    ["an empty object", {}],
    ["a string", "ok"],
    ["another page's data", { data: { items: "none" } }],
];

describe("lookups on a server that is not SignStation", () => {
    let server: RawServer | undefined;
    let response: CannedResponse = {};
    beforeEach(async () => {
        server = await startRawServer(() => response);
    });
    afterEach(() => server?.close());

    for (const [name, call] of calls) {
        it(`${name} keeps secrets out of its error for every error response and malformed response`, async () => {
            for (const [title, each] of repeatingResponses) {
                response = each;
                const notes: string[] = [];
                const error = await failureOf(call(lookupsOn(server?.url ?? "", TOKEN, notes)));
                assert.match(String((error as { code?: unknown }).code), /^ERR_SIGNSTATION_/, title);
                assertSecretFree(error, [TOKEN]);
                assertSecretFree(new Error(notes.join("\n")), [TOKEN]);
            }
        });

        for (const [title, body] of others) {
            it(`${name} refuses ${title} as malformed`, async () => {
                response = jsonResponse(200, body);
                const error = await failureOf(call(lookupsOn(server?.url ?? "")));
                assert.equal((error as { code?: unknown }).code, "ERR_SIGNSTATION_UNEXPECTED_ANSWER");
            });
        }
    }

    it("drop fields that repeat a secret from a well-formed response", async () => {
        const certificate = { id: "id-1", name: `signing ${TOKEN}`, departmentName: TOKEN };
        response = jsonResponse(200, { data: [certificate, { ...certificate, id: "id-2", name: "other" }] });
        const listed = await lookupsOn(server?.url ?? "").getExpiringCertificates({});
        assert.equal(listed.length, 2);
        const error = await failureOf(lookupsOn(server?.url ?? "").getCertificate({ name: "x" }));
        response = jsonResponse(200, { data: { [TOKEN]: 1, total: 2 } });
        const summary = await lookupsOn(server?.url ?? "").getCertificateSummary({});
        assert.deepEqual(summary, { total: 2, active: undefined, expiringSoon: undefined, counts: { total: 2 } });
        assertSecretFree(error, SECRETS);
        assertSecretFree(new Error(JSON.stringify(listed)), SECRETS);
    });

    it("keep a secret argument out of their notes, also if the server repeats it", async () => {
        const secret = "s3cret-canary";
        const body = { code: "LE_ERR_SS_503", errors: [{ message: `no ${secret}`, code: secret }] };
        response = { ...jsonResponse(503, body), headers: { "content-type": "application/json", "retry-after": "0" } };
        const notes: string[] = [];
        const env = { LEEGALITY_BASE_URL: server?.url, LEEGALITY_AUTH_TOKEN: TOKEN, LEEGALITY_MAX_RETRIES: "1" };
        const lookups = openLookups(
            () => undefined,
            env,
            (line) => notes.push(line),
            [secret],
        );
        await failureOf(lookups.getCertificate({ id: secret }));
        assert.equal(notes.length, 1);
        assert.match(notes[0] ?? "", /secret argument: SignStation answered 503.*; attempt 2 of 2/);
        assertSecretFree(new Error(notes[0]), [secret]);

        response = jsonResponse(200, { id: "id-1", name: secret });
        assert.equal(
            (await lookups.getCertificate({ id: "id-1" })).certificateName,
            secret,
            "the result is not redacted",
        );
    });

    it("name the certificates in the error if several have the alias", async () => {
        const twins = ["id-1", "id-2"].map((id) => ({ id, name: "signing", departmentName: `of ${id}` }));
        response = jsonResponse(200, { data: twins });
        await assert.rejects(lookupsOn(server?.url ?? "").getCertificate({ name: "signing" }), {
            code: "ERR_LEEGALITY_AMBIGUOUS",
            message: /2 certificates named "signing": id-1 \(.*of id-1.*\); id-2 \(.*of id-2/,
        });
    });
});

describe("lookups of one process", () => {
    it("share a client if their configuration is the same, and only then", async () => {
        const token = jsonResponse(200, { data: { accessToken: "acc3ss-t0ken-canary", expiresIn: 1800 } });
        await withRawServer(
            ({ url }) => (url.endsWith("/auth/token") ? token : jsonResponse(200, { data: [] })),
            async (server) => {
                const open = (clientId: string) => {
                    const env = {
                        LEEGALITY_BASE_URL: server.url,
                        LEEGALITY_CLIENT_ID: clientId,
                        LEEGALITY_CLIENT_SECRET: "s",
                    };
                    return openLookups(
                        () => undefined,
                        env,
                        () => undefined,
                    );
                };
                const exchanges = () => server.requests.filter(({ url }) => url.endsWith("/auth/token")).length;
                await Promise.all([open("a").getExpiringCertificates({}), open("a").getExpiringCertificates({})]);
                assert.equal(exchanges(), 1);
                await open("b").getExpiringCertificates({});
                assert.equal(exchanges(), 2);
            },
        );
    });
});
