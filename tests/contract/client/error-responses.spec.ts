/** Error responses of SignStation: the error's code, whether the server processed the request, and how often each method is sent. */
import assert from "node:assert/strict";
import { startEmulator, type AnswerEffect, type Emulator } from "signstation-emulator";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { callsOf, connect, errorOf, type CallName } from "../connect";

const { bytes, passkey } = makePkcs12();
const form = { file: { name: "signing.p12", bytes }, passkey };
const ID = "00000000-0000-4000-8000-000000000000";
const MATCH = { path: "/api/v1/certificates", times: 3 };

const respond = (status: number, more: Partial<AnswerEffect> = {}): AnswerEffect => ({
    kind: "answer",
    status,
    ...more,
});
const page = (status: number) => respond(status, { body: "<html>Bad gateway</html>", contentType: "text/html" });
const problem = (status: number, code: string, detail: string | null = null) =>
    respond(status, { body: { code, errors: [{ message: "text", path: "/api/v1/certificates", code: detail }] } });

interface Row {
    readonly name: string;
    readonly effect: AnswerEffect;
    readonly code: string;
    readonly processed: "no" | "unknown";
    /** Requests of every other call, and of POST, with two retries. */
    readonly requests: readonly [idempotent: number, upload: number];
}

const rows: Row[] = [
    { name: "400", effect: problem(400, "LE_ERR_SS_400"), code: "BAD_REQUEST", processed: "no", requests: [1, 1] },
    {
        name: "401",
        effect: problem(401, "LE_ERR_SS_401", "LE_ERR_SS_303"),
        code: "UNAUTHORIZED",
        processed: "no",
        // In each of the two headers.
        requests: [2, 2],
    },
    { name: "403", effect: page(403), code: "FORBIDDEN", processed: "no", requests: [1, 1] },
    { name: "404, a page", effect: page(404), code: "UNEXPECTED_ANSWER", processed: "no", requests: [3, 3] },
    { name: "404, empty", effect: respond(404), code: "UNEXPECTED_ANSWER", processed: "no", requests: [3, 3] },
    {
        name: "409",
        effect: problem(409, "LE_ERR_SS_409", "LE_ERR_SS_1101"),
        code: "CONFLICT",
        processed: "no",
        requests: [1, 1],
    },
    { name: "413, a page", effect: page(413), code: "TOO_LARGE", processed: "no", requests: [1, 1] },
    { name: "429", effect: respond(429), code: "RATE_LIMITED", processed: "no", requests: [3, 3] },
    {
        name: "500",
        effect: problem(500, "LE_ERR_SS_500"),
        code: "SERVER_ERROR",
        processed: "unknown",
        requests: [3, 1],
    },
    { name: "502, a page", effect: page(502), code: "SERVER_ERROR", processed: "unknown", requests: [3, 1] },
    { name: "503", effect: respond(503), code: "SERVER_ERROR", processed: "no", requests: [3, 3] },
    { name: "504", effect: page(504), code: "SERVER_ERROR", processed: "unknown", requests: [3, 1] },
    {
        name: "302, not followed",
        effect: respond(302, { headers: { location: "https://sso.example/login" } }),
        code: "REDIRECTED",
        processed: "no",
        requests: [1, 1],
    },
];

describe("error responses", () => {
    let emulator: Emulator;
    beforeEach(async () => {
        emulator = await startEmulator();
    });
    afterEach(() => emulator.stop());

    for (const { name, effect, code, processed, requests } of rows) {
        for (const method of ["GET", "LIST", "PUT", "DELETE", "POST"] satisfies CallName[]) {
            const expected = requests[method === "POST" ? 1 : 0];
            it(`${method} ${name}: ERR_SIGNSTATION_${code}, processed ${processed}, ${expected} requests`, async () => {
                emulator.once({ match: MATCH, effect });
                const connected = connect(emulator.url, emulator.token);
                const error = await errorOf(callsOf(connected, form, ID)[method]());
                assert.deepEqual(
                    [error.code, error.processed, error.status],
                    [`ERR_SIGNSTATION_${code}`, processed, effect.status],
                );
                assert.deepEqual(
                    emulator.requests().map((request) => request.method),
                    Array(expected).fill(method === "LIST" ? "GET" : method),
                );
                const waits = name === "401" ? 0 : expected - 1;
                assert.deepEqual(connected.sleeps, [250, 500].slice(0, waits));
                assert.equal(connected.notes.length, waits);
            });
        }
    }

    it("retries an upload after 503 and 429, waiting as long as Retry-After says, until the server processes it", async () => {
        const retryAfter = (status: number, value: string) => respond(status, { headers: { "retry-after": value } });
        emulator.once({ match: { method: "POST" }, effect: retryAfter(503, "7") });
        emulator.once({ match: { method: "POST" }, effect: retryAfter(429, "Mon, 15 Jun 2026 12:00:11 GMT") });
        emulator.once({ match: { method: "POST" }, effect: retryAfter(503, "soon") });
        emulator.once({ match: { method: "POST" }, effect: retryAfter(503, "3600") });
        const connected = connect(emulator.url, emulator.token, { maxRetries: 5 });
        await connected.certificates.upload(form);
        assert.deepEqual(connected.sleeps, [7000, 11_000, 1000, 30_000]);
        assert.deepEqual(emulator.pendingFaults(), []);
        assert.equal(emulator.certificates().length, 1);
        assert.match(connected.notes[0] ?? "", /uploading signing\.p12.*attempt 2 of 6 in 7\.0 s/);
    });

    it("sends the same form in every attempt", async () => {
        emulator.once({ match: { method: "POST", times: 2 }, effect: respond(503) });
        await connect(emulator.url, emulator.token).certificates.upload({ ...form, enabled: true });
        const [first, ...others] = emulator.requests().map(({ fields }) => fields);
        assert.equal(first?.length, 3);
        assert.deepEqual(others, [first, first]);
    });

    it("sends a request once if maxRetries is 0", async () => {
        emulator.once({ match: MATCH, effect: respond(503) });
        await errorOf(connect(emulator.url, emulator.token, { maxRetries: 0 }).certificates.get(ID));
        assert.equal(emulator.requests().length, 1);
    });

    it("say what to do about the one certificate if an unknown 404 may mean that it is gone", async () => {
        emulator.once({ match: { ...MATCH, times: 15 }, effect: problem(404, "LE_ERR_SS_404", "LE_ERR_SS_777") });
        const calls = callsOf(connect(emulator.url, emulator.token), form, ID);
        for (const method of ["GET", "PUT", "DELETE", "LIST", "POST"] satisfies CallName[]) {
            const { message } = await errorOf(calls[method]());
            const about = method !== "LIST" && method !== "POST";
            assert.equal(message.includes("pulumi state delete"), about, message);
            assert.equal(message.includes(`certificate ${ID} in SignStation's dashboard`), about, message);
        }
    });
});
