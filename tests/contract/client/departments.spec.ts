/** The client's four department requests: what is sent, how error responses are classified, which success responses count. */
import assert from "node:assert/strict";
import { startEmulator, type AnswerEffect, type Emulator, type FaultEffect } from "signstation-emulator";
import { isMissingCall } from "../../../provider/signstation";
import { HR } from "../../support/departments";
import { jsonResponse, type CannedResponse } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { connect, errorOf, type Connected } from "../connect";

const ID = /^[0-9a-f-]{36}$/;
const ABSENT = "00000000-0000-4000-8000-000000000000";
const PEOPLE = { name: "People & Rechnungswesen, Köln", enabled: true };

type Method = "POST" | "GET" | "PUT" | "DELETE";

function callsOf({ departments }: Connected, id = HR): Readonly<Record<Method, () => Promise<unknown>>> {
    return {
        POST: () => departments.create(PEOPLE),
        GET: () => departments.get(id),
        PUT: () => departments.update(id, PEOPLE),
        DELETE: () => departments.disable(id),
    };
}

describe("department requests", () => {
    let emulator: Emulator;
    let connected: Connected;
    beforeEach(async () => {
        emulator = await startEmulator();
        connected = connect(emulator.url, emulator.token);
    });
    afterEach(() => emulator.stop());

    it("create sends name and enabled once, with the token, and returns the record", async () => {
        const record = await connected.departments.create({ ...PEOPLE, enabled: false });
        assert.match(record.id, ID);
        assert.deepEqual(record, { id: record.id, name: PEOPLE.name, enabled: false });
        const [request, ...more] = emulator.requests();
        assert.deepEqual(more, []);
        assert.partialDeepStrictEqual(request, {
            method: "POST",
            path: "/api/v1/departments",
            status: 200,
            authenticatedBy: "token",
            fields: [{ name: "name" }, { name: "enabled" }],
        });
    });

    it("create sends no properties but name and enabled", async () => {
        await connected.departments.create({ ...PEOPLE, adoptId: "id-1", __resourceName: "hr" } as typeof PEOPLE);
        assert.deepEqual(
            emulator.requests()[0]?.fields.map(({ name }) => name),
            ["name", "enabled"],
        );
    });

    it("get returns the record, and undefined for an unknown id", async () => {
        assert.deepEqual(await connected.departments.get(HR), { id: HR, name: "HR", enabled: true });
        assert.equal(await connected.departments.get(ABSENT), undefined);
    });

    it("update sends both properties and returns the record", async () => {
        const record = await connected.departments.update(HR, { name: "HR", enabled: false });
        assert.deepEqual(record, { id: HR, name: "HR", enabled: false });
        assert.deepEqual(
            emulator.requests()[0]?.fields.map(({ name }) => name),
            ["name", "enabled"],
        );
    });

    it("disable disables a department, and returns false for an unknown id", async () => {
        assert.equal(await connected.departments.disable(HR), true);
        assert.equal((await connected.departments.get(HR))?.enabled, false);
        assert.equal(await connected.departments.disable(HR), true, "it is still there");
        assert.equal(await connected.departments.disable(ABSENT), false);
    });
});

describe("error responses to department requests", () => {
    let emulator: Emulator;
    beforeEach(async () => {
        emulator = await startEmulator();
    });
    afterEach(() => emulator.stop());

    const respond = (status: number, code: string, detail: string | null = null): AnswerEffect => ({
        kind: "answer",
        status,
        body: { code, errors: [{ message: "some text", path: "/api/v1/departments", code: detail }] },
    });
    const withoutCode: AnswerEffect = { kind: "answer", status: 400, body: { errors: [{ message: "limit reached" }] } };
    const page = (status: number): AnswerEffect => {
        return { kind: "answer", status, body: "<html></html>", contentType: "text/html" };
    };

    /** `attempts`: requests of the repeatable calls and of POST, with two retries. */
    const rows: [name: string, effect: FaultEffect, code: string, processed: string, attempts: [number, number]][] = [
        ["400", respond(400, "LE_ERR_SS_400"), "BAD_REQUEST", "no", [1, 1]],
        ["401", respond(401, "LE_ERR_SS_401", "LE_ERR_SS_303"), "UNAUTHORIZED", "no", [2, 2]],
        ["403", respond(403, "LE_ERR_SS_403"), "FORBIDDEN", "no", [1, 1]],
        ["404 without the API's code", respond(404, "LE_ERR_SS_404"), "UNEXPECTED_ANSWER", "no", [3, 3]],
        ["a 404 page", page(404), "UNEXPECTED_ANSWER", "no", [3, 3]],
        ["405", respond(405, "LE_ERR_SS_405"), "BAD_REQUEST", "no", [1, 1]],
        ["400 without a code", withoutCode, "BAD_REQUEST", "no", [1, 1]],
        ["400 of something else", page(400), "BAD_REQUEST", "no", [1, 1]],
        ["408", page(408), "NO_ANSWER", "no", [3, 3]],
        ["409", respond(409, "LE_ERR_SS_409"), "CONFLICT", "no", [1, 1]],
        ["503", page(503), "SERVER_ERROR", "no", [3, 3]],
        ["500", respond(500, "LE_ERR_SS_500"), "SERVER_ERROR", "unknown", [3, 1]],
        ["a lost response", { kind: "drop", when: "after" }, "NO_ANSWER", "unknown", [3, 1]],
    ];
    for (const [name, effect, code, processed, attempts] of rows) {
        for (const method of ["POST", "GET", "PUT", "DELETE"] as const) {
            const expected = attempts[method === "POST" ? 1 : 0];
            it(`${method}, ${name}: ERR_SIGNSTATION_${code}, processed ${processed}, ${expected} requests`, async () => {
                emulator.once({ match: { path: "/api/v1/departments", times: 5 }, effect });
                const error = await errorOf(callsOf(connect(emulator.url, emulator.token))[method]());
                assert.deepEqual([error.code, error.processed], [`ERR_SIGNSTATION_${code}`, processed]);
                assert.equal(emulator.requests().length, expected);
                assert.doesNotMatch(error.message, /certificateFile|passkey|friendlyName|missing certificate/);
            });
        }
    }

    const missing: [name: string, effect: FaultEffect, isMissing: boolean][] = [
        ["a 404 without the API's code", respond(404, "LE_ERR_SS_404"), true],
        ["a 404 page", page(404), true],
        ["a 405", respond(405, "LE_ERR_SS_405"), true],
        ["a 400", respond(400, "LE_ERR_SS_400"), false],
        ["a 403", page(403), false],
        ["a 500", respond(500, "LE_ERR_SS_500"), false],
        ["a page with 200", page(200), false],
        ["JSON of another shape", { kind: "wrong-shape" }, false],
    ];
    for (const [name, effect, isMissing] of missing) {
        it(`GET, ${name}: ${isMissing ? "means that the server cannot read departments" : "is an error like any other"}`, async () => {
            emulator.once({ match: { method: "GET", times: 5 }, effect });
            const error = await errorOf(callsOf(connect(emulator.url, emulator.token)).GET());
            assert.equal(isMissingCall(error), isMissing);
            assert.equal(/Reading a department is not documented/.test(error.message), isMissing);
        });
    }

    for (const [name, effect, own] of [
        ["the API's", respond(400, "LE_ERR_SS_400"), true],
        ["another program's", page(400), false],
    ] as const) {
        it(`PUT, ${name} 400: the error ${own ? "advises" : "does not advise"} to check the department's properties`, async () => {
            emulator.once({ match: { method: "PUT" }, effect });
            const { message } = await errorOf(callsOf(connect(emulator.url, emulator.token)).PUT());
            assert.equal(message.includes("Check name, enabled and the licence's limits"), own, message);
        });
    }

    it("the API's 404 for an unknown path means that the server cannot read departments", async () => {
        const error = await errorOf(callsOf(connect(`${emulator.url}/other`, emulator.token)).GET());
        assert.ok(isMissingCall(error));
    });

    it("the API's code for an unknown department is ERR_SIGNSTATION_NOT_FOUND", async () => {
        const error = await errorOf(callsOf(connect(emulator.url, emulator.token), ABSENT).PUT());
        assert.deepEqual([error.code, isMissingCall(error)], ["ERR_SIGNSTATION_NOT_FOUND", false]);
        assert.match(error.message, /no such department/);
    });
});

describe("success responses to department requests", () => {
    const html: CannedResponse = { headers: { "content-type": "text/html" }, body: "<html></html>" };
    const record = { id: "d-1", name: "HR", enabled: true };

    const good: [name: string, method: Method, response: CannedResponse, gives: unknown][] = [
        ["a bare department", "POST", jsonResponse(200, record), record],
        ["further fields", "POST", jsonResponse(200, { code: "x", data: { ...record, organization: {} } }), record],
        [
            "a creation time",
            "GET",
            jsonResponse(200, { data: { ...record, id: "d-2", createdAt: 5 } }),
            { ...record, id: "d-2", createdAt: 5 },
        ],
        [
            "a name that repeats the token",
            "GET",
            jsonResponse(200, { data: { ...record, id: "d-2", name: "Bearer t0ken" } }),
            { id: "d-2", enabled: true },
        ],
        ["no body", "PUT", {}, { id: "d-2" }],
        ["no department", "PUT", jsonResponse(200, { code: "LE_SS_001", data: null }), { id: "d-2" }],
        ["the record of another department, and uses nothing of it", "PUT", jsonResponse(200, record), { id: "d-2" }],
        ["no body", "DELETE", {}, true],
    ];
    for (const [name, method, response, gives] of good) {
        it(`${method} accepts ${name}`, async () => {
            await withRawServer(response, async (server) => {
                assert.deepEqual(await callsOf(connect(server.url, "t0ken"), "d-2")[method](), gives);
            });
        });
    }

    const malformed: [
        name: string,
        method: Method,
        response: CannedResponse,
        processed: string,
        requests?: string[],
    ][] = [
        ["a page", "POST", html, "unknown"],
        ["no id", "POST", jsonResponse(200, { code: "LE_SS_001", data: { name: "HR" } }), "unknown"],
        ["no body", "POST", {}, "unknown"],
        ["a page", "GET", html, "no", ["GET", "GET", "GET"]],
        ["a list", "GET", jsonResponse(200, { data: [record] }), "no", ["GET", "GET", "GET"]],
        ["a page", "PUT", html, "unknown", ["PUT", "GET", "GET", "GET", "PUT", "PUT", "PUT"]],
        ["a page", "DELETE", html, "unknown", ["DELETE", "GET", "GET", "GET", "DELETE", "DELETE", "DELETE"]],
    ];
    for (const [name, method, response, processed, requests = [method]] of malformed) {
        it(`${method} refuses ${name} as malformed`, async () => {
            await withRawServer(response, async (server) => {
                const error = await errorOf(callsOf(connect(server.url, "t0ken"), "d-2")[method]());
                assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNEXPECTED_ANSWER", processed]);
                assert.deepEqual(
                    server.requests.map((request) => request.method),
                    requests,
                );
            });
        });
    }

    const text: CannedResponse = { headers: { "content-type": "text/plain" }, body: "Department updated successfully" };
    const gone = jsonResponse(404, { code: "LE_ERR_SS_404", errors: [{ message: "m", code: "LE_ERR_SS_001" }] });
    const decided: [name: string, method: Method, read: CannedResponse, gives: unknown, writes: number][] = [
        ["shows it", "PUT", jsonResponse(200, { ...PEOPLE, id: "d-2" }), { id: "d-2" }, 1],
        ["shows another name", "PUT", jsonResponse(200, { ...PEOPLE, id: "d-2", name: "IT" }), undefined, 4],
        ["shows another enabled", "PUT", jsonResponse(200, { ...PEOPLE, id: "d-2", enabled: false }), undefined, 4],
        ["shows nothing", "PUT", gone, undefined, 4],
        ["is not possible", "PUT", { status: 405 }, undefined, 4],
        ["shows it disabled", "DELETE", jsonResponse(200, { ...record, id: "d-2", enabled: false }), true, 1],
        ["shows nothing", "DELETE", gone, true, 1],
        ["shows it enabled", "DELETE", jsonResponse(200, { ...record, id: "d-2" }), undefined, 4],
    ];
    for (const [name, method, read, gives, writes] of decided) {
        it(`${method} answered 200 with plain text ${gives === undefined ? "fails" : "succeeds"} if reading ${name}`, async () => {
            await withRawServer(
                (request) => (request.method === "GET" ? read : text),
                async (server) => {
                    const work = callsOf(connect(server.url, "t0ken"), "d-2")[method]();
                    if (gives === undefined) {
                        const { code, processed } = await errorOf(work);
                        assert.deepEqual([code, processed], ["ERR_SIGNSTATION_UNEXPECTED_ANSWER", "unknown"]);
                    } else {
                        assert.deepEqual(await work, gives);
                    }
                    assert.equal(server.requests.filter((request) => request.method === method).length, writes);
                },
            );
        });
    }
});
