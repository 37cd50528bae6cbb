/** Decoding of responses: envelopes, missing and additional fields, other types, content that is no JSON. */
import assert from "node:assert/strict";
import { readCertificate, readJson, readProblem, unwrap } from "../../../../provider/signstation/wire/wire";
import { httpResponse } from "../http-response";

describe("readJson", () => {
    const rows: [name: string, body: string, contentType: string, json: unknown][] = [
        ["JSON", '{"a":1}', "application/json", { a: 1 }],
        ["JSON with a charset", '{"a":1}', "application/json; charset=utf-8", { a: 1 }],
        ["JSON of another kind", '{"a":1}', "application/problem+json", { a: 1 }],
        ["capitals", '{"a":1}', "Application/JSON", { a: 1 }],
        ["JSON that calls itself a page", '{"a":1}', "text/html", undefined],
        ["JSON without a type", '{"a":1}', "", undefined],
        ["a page that calls itself JSON", "<html>", "application/json", undefined],
        ["half of the JSON", '{"a":', "application/json", undefined],
        ["nothing", "", "application/json", undefined],
        ["another type that begins alike", '{"a":1}', "application/jsonp", undefined],
    ];
    for (const [name, body, contentType, json] of rows) {
        it(`${name}: ${json === undefined ? "no JSON" : "read"}`, () => {
            assert.deepEqual(readJson(httpResponse(400, body, { contentType })), json);
        });
    }
});

describe("unwrap", () => {
    const rows: [name: string, json: unknown, inner: unknown][] = [
        ["{data}", { data: { id: "1" } }, { id: "1" }],
        ["{code, message, data}", { code: "LE_SS_002", message: "ok", data: [1] }, [1]],
        ["the bare object", { id: "1" }, { id: "1" }],
        ["the bare object beside data: null", { id: "1", data: null }, { id: "1", data: null }],
        ["a list", [1], [1]],
        ["no JSON", undefined, undefined],
        ["null", null, null],
        ["text", "x", "x"],
    ];
    for (const [name, json, inner] of rows) {
        it(`unwraps ${name}`, () => {
            assert.deepEqual(unwrap(json), inner);
        });
    }
});

describe("readCertificate", () => {
    const rows: [name: string, json: unknown, record: object | undefined][] = [
        ["an id alone", { id: "1" }, { id: "1" }],
        [
            "everything",
            {
                id: "1",
                name: "Asha",
                certificateType: "PKCS12_PFX",
                expiry: "2030-01-01T00:00:00Z",
                createdAt: 1_750_000_000_000,
                departmentId: "d",
                departmentName: "HR",
                enabled: false,
                fingerprint: "of a later version",
            },
            {
                id: "1",
                name: "Asha",
                certificateType: "PKCS12_PFX",
                expiry: "2030-01-01T00:00:00Z",
                createdAt: 1_750_000_000_000,
                departmentId: "d",
                departmentName: "HR",
                enabled: false,
            },
        ],
        [
            "nulls and empty texts",
            { id: "1", name: null, expiry: null, createdAt: "", departmentId: "", enabled: null },
            { id: "1" },
        ],
        ["other types", { id: "1", name: 5, expiry: true, departmentId: {}, enabled: "true" }, { id: "1" }],
        ["a null department", { id: "1", departmentId: null }, { id: "1", departmentId: null }],
        [
            "times as arrays",
            { id: "1", expiry: [2027, 11, 28, 6, 41, 39], createdAt: [2026, 1, 2] },
            { id: "1", expiry: "2027-11-28T06:41:39", createdAt: "2026-01-02" },
        ],
        ["epoch seconds with a fraction", { id: "1", expiry: 1830408861.5 }, { id: "1", expiry: 1830408861.5 }],
        ["an array that is no time", { id: "1", expiry: [99, 99] }, { id: "1" }],
        [
            "half a surrogate pair in every text",
            { id: "1", name: "a\ud800", certificateType: "\udc00", expiry: "\ud800", departmentName: "x\ud800y" },
            { id: "1", name: "a\ufffd", certificateType: "\ufffd", expiry: "\ufffd", departmentName: "x\ufffdy" },
        ],
        ["control characters", { id: "1", name: "a\u001b[31m\r\nb" }, { id: "1", name: "a [31m b" }],
        ["an id that is a path segment", { id: ".." }, undefined],
        ["half a surrogate pair in the id", { id: "a\ud800" }, undefined],
        ["an escape sequence in the id", { id: "a\u001b[2J" }, undefined],
        ["a megabyte of an id", { id: "a".repeat(1024 * 1024) }, undefined],
        ["no id", { name: "Asha" }, undefined],
        ["an empty id", { id: "" }, undefined],
        ["an id of another type", { id: 7 }, undefined],
        ["a list", [{ id: "1" }], undefined],
        ["text", "1", undefined],
        ["nothing", undefined, undefined],
        ["null", null, undefined],
    ];
    for (const [name, json, record] of rows) {
        it(`${name}: ${record === undefined ? "no certificate" : "read"}`, () => {
            assert.deepEqual(readCertificate(json), record);
        });
    }
});

describe("readProblem", () => {
    const detail = { message: "exists", path: null, code: "LE_ERR_SS_1101" };
    const rows: [name: string, body: unknown, problem: readonly (string | undefined)[] | undefined][] = [
        ["the envelope", { code: "LE_ERR_SS_409", errors: [detail] }, ["LE_ERR_SS_409", "LE_ERR_SS_1101", "exists"]],
        ["two details", { code: "C", errors: [detail, { message: "second" }] }, ["C", "LE_ERR_SS_1101", "exists"]],
        ["null fields", { code: "C", errors: [{ message: "m", path: null, code: null }] }, ["C", undefined, "m"]],
        ["no details", { code: "C", errors: [] }, ["C", undefined, undefined]],
        ["no list", { code: "C", message: "m" }, ["C", undefined, "m"]],
        ["details alone", { errors: [detail] }, [undefined, "LE_ERR_SS_1101", "exists"]],
        ["details of another shape", { code: "C", errors: ["text", null] }, ["C", undefined, undefined]],
        ["another API's error", { error: "invalid_token", error_description: "x" }, undefined],
        ["a code of another type", { code: 404, message: "x" }, undefined],
        ["a list", [detail], undefined],
        ["a page", "<html></html>", undefined],
    ];
    for (const [name, body, problem] of rows) {
        it(`${name}: ${problem === undefined ? "not SignStation's" : "read"}`, () => {
            const read = readProblem(httpResponse(400, body, { contentType: "application/json" }));
            assert.deepEqual(read && [read.code, read.detailCode, read.message], problem);
        });
    }
});
