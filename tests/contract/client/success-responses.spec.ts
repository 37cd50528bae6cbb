/** Responses with a success status: which shapes the client accepts, and which are malformed. */
import assert from "node:assert/strict";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { jsonResponse, type CannedResponse } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { callsOf, connect, errorOf, type CallName } from "../connect";

const { bytes, passkey } = makePkcs12();
const form = { file: { name: "signing.p12", bytes }, passkey };
const MIB = 1024 * 1024;
const html: CannedResponse = { headers: { "content-type": "text/html" }, body: "<html>Please sign in</html>" };

async function withServer<T>(
    response: CannedResponse,
    method: CallName,
    check: (call: () => Promise<unknown>) => Promise<T>,
    requests = 1,
): Promise<T> {
    return withRawServer(response, async (server) => {
        const result = await check(callsOf(connect(server.url, "token"), form, "id-1")[method]);
        assert.equal(server.requests.length, requests);
        return result;
    });
}

describe("malformed responses with a success status", () => {
    const malformed: [name: string, response: CannedResponse, methods: CallName[]][] = [
        ["a page", html, ["GET", "POST", "LIST"]],
        ["an empty body", { headers: { "content-type": "application/json" } }, ["GET", "POST", "LIST"]],
        ["204", { status: 204 }, ["GET", "POST", "LIST"]],
        ["JSON without an id", jsonResponse(200, { data: { name: "Asha" } }), ["GET", "POST", "LIST"]],
        ["JSON of another shape", jsonResponse(200, { ok: true }), ["GET", "POST", "LIST"]],
        ["null", jsonResponse(200, null), ["GET", "POST", "LIST"]],
        [
            "half of the JSON",
            { headers: { "content-type": "application/json" }, body: '{"data":{"id":"' },
            ["GET", "POST", "LIST"],
        ],
        ["an id that is a number", jsonResponse(200, { id: 7 }), ["GET", "POST"]],
        ["a list for a certificate", jsonResponse(200, { data: [{ id: "id-1" }] }), ["GET", "POST"]],
        ["a certificate for a list", jsonResponse(200, { data: { id: "id-1" } }), ["LIST"]],
    ];
    for (const [name, response, methods] of malformed) {
        for (const method of methods) {
            const processed = method === "GET" || method === "LIST" ? "no" : "unknown";
            const requests = method === "POST" ? 1 : 3;
            it(`${method} ${name}: ERR_SIGNSTATION_UNEXPECTED_ANSWER, processed ${processed}, ${requests} requests`, async () => {
                const error = await withServer(response, method, async (call) => errorOf(call()), requests);
                assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNEXPECTED_ANSWER", processed]);
                assert.match(error.message, /leegality:baseUrl/);
            });
        }
    }

    for (const method of ["GET", "POST"] satisfies CallName[]) {
        it(`${method} stops reading a body over 32 MiB`, async () => {
            const body = `{"data":{"id":"id-1","name":"${"x".repeat(32 * MIB)}"}}`;
            const response = { headers: { "content-type": "application/json" }, body };
            const error = await withServer(response, method, async (call) => errorOf(call()));
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_NO_ANSWER", "unknown"]);
            assert.match(error.message, /longer than 32 MiB\. Check that leegality:baseUrl names .*departmentId/);
        });
    }
});

describe("responses in every form that the vendor's pages show", () => {
    const record = { id: "id-1", name: "Asha" };
    // More than a million bytes, with most of what a server reports of each.
    const many = Array.from({ length: 20_000 }, (_, index) => ({
        id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
        name: `certificate ${index}`,
        certificateType: "PKCS12_PFX",
        expiry: "2030-01-01T00:00:00Z",
        createdAt: "2026-01-01T00:00:00Z",
        departmentName: "HR",
    }));
    const rows: [name: string, method: CallName, response: CannedResponse, result: unknown][] = [
        ["201 {data}", "POST", jsonResponse(201, { data: record }), record],
        ["200 {data}", "POST", jsonResponse(200, { data: record }), record],
        ["the bare object", "POST", jsonResponse(201, record), record],
        ["the bare object", "GET", jsonResponse(200, record), record],
        ["{code, message, data}", "GET", jsonResponse(200, { code: "LE_SS_001", message: "ok", data: record }), record],
        ["unknown fields", "GET", jsonResponse(200, { ...record, later: { x: 1 } }), record],
        [
            "a body just under 32 MiB",
            "GET",
            jsonResponse(200, { ...record, later: "x".repeat(32 * MIB - 100) }),
            record,
        ],
        ["a list of 20,000", "LIST", jsonResponse(200, { data: many }), many],
        ["{data} with a list", "LIST", jsonResponse(200, { data: [record, { name: "no id" }] }), [record]],
        ["an empty list", "LIST", jsonResponse(200, { data: [] }), []],
        ["the bare list", "LIST", jsonResponse(200, [record]), [record]],
        ["{code, message}", "DELETE", jsonResponse(200, { code: "LE_SS_002", message: "deleted" }), "removed"],
        ["204", "DELETE", { status: 204 }, "removed"],
        ["an empty body", "DELETE", {}, "removed"],
        ["{data}", "PUT", jsonResponse(200, { data: record }), undefined],
        ["204", "PUT", { status: 204 }, undefined],
        // The read-back decides what these are worth.
        ["plain text", "PUT", { headers: { "content-type": "text/plain" }, body: "updated" }, undefined],
        ["a page", "PUT", html, undefined],
        ["half of the JSON", "PUT", { headers: { "content-type": "application/json" }, body: '{"da' }, undefined],
        ["plain text", "DELETE", { headers: { "content-type": "text/plain" }, body: "deleted" }, "unconfirmed"],
        ["a page", "DELETE", html, "unconfirmed"],
    ];
    for (const [name, method, response, result] of rows) {
        it(`${method} accepts ${name}`, async () => {
            assert.deepEqual(await withServer(response, method, (call) => call()), result);
        });
    }
});

describe("requests", () => {
    it("carry the token, accept JSON, and declare their length", async () => {
        await withRawServer(jsonResponse(200, { id: "id-1" }), async (server) => {
            const { certificates } = connect(server.url, "t0ken");
            await certificates.get("id-1");
            await certificates.upload(form);
            const [get, post] = server.requests;
            for (const { headers } of server.requests) {
                assert.equal(headers["x-auth-token"], "t0ken");
                assert.match(headers.accept ?? "", /application\/json/);
                assert.equal(headers.authorization, undefined);
            }
            assert.equal(get?.body.length, 0);
            assert.equal(post?.headers["content-length"], String(post?.body.length));
        });
    });
});
