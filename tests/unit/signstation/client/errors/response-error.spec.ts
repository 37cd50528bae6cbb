/** From a response to an error: its code, whether the request was processed, and no secret in it. */
import assert from "node:assert/strict";
import { responseError } from "../../../../../provider/signstation/client/errors/response-error";
import type { HttpResponse, Method } from "../../../../../provider/signstation/http/transport";
import { assertSecretFree } from "../../../../support/secret-free";
import { httpResponse as response } from "../../http-response";
import { context } from "../request-context";

const envelope = (code: string, detail?: string) => ({
    code,
    errors: [{ message: "m", path: null, code: detail ?? null }],
});
const NOT_FOUND = envelope("LE_ERR_SS_404", "LE_ERR_SS_001");

describe("responseError, by status and by the API's code", () => {
    const rows: [name: string, response: HttpResponse, code: string, processed: string][] = [
        ["400", response(400, envelope("LE_ERR_SS_400")), "BAD_REQUEST", "no"],
        ["400 with a page", response(400, "<html>"), "BAD_REQUEST", "no"],
        ["422", response(422, envelope("LE_ERR_SS_400")), "BAD_REQUEST", "no"],
        ["401", response(401, envelope("LE_ERR_SS_401", "LE_ERR_SS_303")), "UNAUTHORIZED", "no"],
        ["401 with an empty body", response(401), "UNAUTHORIZED", "no"],
        ["403", response(403, "<html>"), "FORBIDDEN", "no"],
        ["404 of the API", response(404, NOT_FOUND), "NOT_FOUND", "no"],
        ["400 of the API that means 404", response(400, NOT_FOUND), "NOT_FOUND", "no"],
        ["404 of a proxy", response(404, "<html>"), "UNEXPECTED_ANSWER", "no"],
        ["404 with an empty body", response(404), "UNEXPECTED_ANSWER", "no"],
        ["404 of another JSON API", response(404, { error: "not found" }), "UNEXPECTED_ANSWER", "no"],
        [
            "404 of a path that the API does not have",
            response(404, envelope("LE_ERR_SS_404")),
            "UNEXPECTED_ANSWER",
            "no",
        ],
        ["401 that speaks of a missing record", response(401, NOT_FOUND), "UNAUTHORIZED", "no"],
        ["403 that speaks of a missing record", response(403, NOT_FOUND), "FORBIDDEN", "no"],
        ["500 that speaks of a missing record", response(500, NOT_FOUND), "SERVER_ERROR", "unknown"],
        ["503 that speaks of a missing record", response(503, NOT_FOUND), "SERVER_ERROR", "no"],
        ["409", response(409, envelope("LE_ERR_SS_409", "LE_ERR_SS_1101")), "CONFLICT", "no"],
        ["413", response(413, "<html>"), "TOO_LARGE", "no"],
        ["405", response(405, "<html>"), "BAD_REQUEST", "no"],
        ["408", response(408, "<html>"), "NO_ANSWER", "no"],
        ["418", response(418), "BAD_REQUEST", "no"],
        ["429", response(429), "RATE_LIMITED", "no"],
        ["500", response(500, envelope("LE_ERR_SS_500")), "SERVER_ERROR", "unknown"],
        ["502", response(502, "<html>"), "SERVER_ERROR", "unknown"],
        ["503", response(503), "SERVER_ERROR", "no"],
        ["504", response(504), "SERVER_ERROR", "unknown"],
        ["302", response(302, "", { location: "https://sso.example/login" }), "REDIRECTED", "no"],
        ["303", response(303, "", { location: "https://sso.example/login" }), "REDIRECTED", "unknown"],
        ["307", response(307), "REDIRECTED", "no"],
    ];
    for (const [name, given, code, processed] of rows) {
        it(`${name}: ${code}, processed: ${processed}`, () => {
            const error = responseError(given, context);
            assert.deepEqual([error.code, error.processed], [`ERR_SIGNSTATION_${code}`, processed]);
            assert.equal(error.status, given.status);
            assert.equal(error.path, "/api/v1/certificates");
        });
    }
});

describe("responseError, for an unknown 404 that may mean a missing certificate", () => {
    const foreign = envelope("LE_ERR_SS_404", "LE_ERR_SS_777");
    const rows: [method: Method, status: number, names: boolean][] = [
        ["GET", 404, true],
        ["DELETE", 404, true],
        ["PUT", 404, true],
        ["GET", 400, true],
        ["DELETE", 400, true],
        // Here the data is more likely to be what is refused.
        ["PUT", 400, false],
        ["GET", 403, false],
    ];
    for (const [method, status, names] of rows) {
        it(`${method} ${status}: ${names ? "says how to remove the certificate from the stack" : "does not mention the stack"}`, () => {
            const { message } = responseError(response(status, foreign), { ...context, method, certificateId: "id-1" });
            const way = /certificate id-1 in SignStation's dashboard; if it is gone.* pulumi state delete <urn>/;
            assert.equal(way.test(message), names, message);
        });
    }

    for (const [method, status] of [
        ["POST", 404],
        ["POST", 400],
        ["GET", 404],
    ] as const) {
        it(`${method} ${status} of a path without a certificate: does not mention the stack`, () => {
            const { message } = responseError(response(status, foreign), { ...context, method });
            assert.doesNotMatch(message, /state delete|dashboard/);
        });
    }
});

describe("responseError, its message", () => {
    it("has the operation, the server's status, code and message, and the advice", () => {
        const error = responseError(
            response(409, {
                code: "LE_ERR_SS_409",
                errors: [{ message: "alias exists", path: null, code: "LE_ERR_SS_1101" }],
            }),
            context,
        );
        assert.match(
            error.message,
            /^While uploading signing\.p12: SignStation answered 409 \(LE_ERR_SS_1101\): alias exists\. /,
        );
        assert.match(error.message, /friendlyName/);
        assert.match(error.message, /\[ERR_SIGNSTATION_CONFLICT\]$/);
        assert.equal(error.apiCode, "LE_ERR_SS_1101");
    });

    it("says that the response has no code or no content type", () => {
        const noCode = responseError(response(400, { errors: [{ message: "bad name" }] }), context);
        assert.match(noCode.message, /SignStation answered 400 \(no code\): bad name\. /);
        assert.equal(noCode.apiCode, undefined);
        for (const contentType of ["", "html"]) {
            const { message } = responseError(response(502, "<html>", { contentType }), context);
            assert.match(message, /a body that is not SignStation's \(no content type\)/);
        }
    });

    for (const [method, body, advice] of [
        ["POST", envelope("LE_ERR_SS_400"), /refuses the data\. Check certificateFile, passkey and departmentId/],
        ["PUT", envelope("LE_ERR_SS_400"), /refuses the data\./],
        ["GET", envelope("LE_ERR_SS_400"), /refuses the request\./],
        ["POST", "<html>", /not have a form of SignStation's own.* leegality:baseUrl/],
        [
            "PUT",
            { error: "invalid_request" },
            /answered 400: invalid_request\. This refusal does not have a form of SignStation's own/,
        ],
        ["GET", "", /not have a form of SignStation's own/],
    ] as const) {
        it(`${method} 400 with ${JSON.stringify(body)}: advises about the data only for the API's own response`, () => {
            const { message } = responseError(response(400, body), { ...context, method });
            assert.match(message, advice);
            assert.equal(message.includes("certificateFile"), advice.source.includes("data"), message);
        });
    }

    const springs = (status: number, more: object = {}) => ({
        timestamp: "2026-06-15T12:00:00.000+00:00",
        status,
        error: "Bad Request",
        path: "/api/v1/certificates",
        ...more,
    });
    const problem = { contentType: "application/problem+json" };
    const words: [name: string, response: HttpResponse, quoted: string, refusesData: boolean][] = [
        ["Spring's JSON", response(400, springs(400)), "Bad Request", true],
        ["Spring's JSON with a message", response(400, springs(400, { message: "Not a UUID" })), "Not a UUID", true],
        ["Spring's JSON with an empty message", response(400, springs(400, { message: "" })), "Bad Request", true],
        ["problem details", response(400, { title: "Bad Request", detail: "Not a UUID" }, problem), "Not a UUID", true],
        [
            "problem details without detail",
            response(400, { title: "Constraint violation" }, problem),
            "Constraint violation",
            true,
        ],
        ["a gateway's JSON", response(400, { message: "no Route matched" }), "no Route matched", false],
    ];
    for (const [name, given, quoted, refusesData] of words) {
        it(`${name}: quotes ${JSON.stringify(quoted)}`, () => {
            const { message, code, fromApi } = responseError(given, context);
            assert.match(message, new RegExp(`: the server answered 400: ${quoted}\\. `));
            assert.equal(code, "ERR_SIGNSTATION_BAD_REQUEST");
            assert.deepEqual([fromApi, message.includes("certificateFile")], [refusesData, refusesData]);
        });
    }

    it("does not treat Spring's 404 as a missing certificate", () => {
        const given = response(404, springs(404, { error: "Not Found", message: "LE_ERR_SS_001" }));
        assert.equal(responseError(given, { ...context, method: "GET" }).code, "ERR_SIGNSTATION_UNEXPECTED_ANSWER");
    });

    const plain = { contentType: "text/plain" };
    const tls = "Bad Request\r\nThis combination of host and port requires TLS.\r\n";
    const other: [name: string, given: HttpResponse, baseUrl: string, says: RegExp, not: RegExp][] = [
        ["413 without a body", response(413), "https://s.example", /max-file-size/, /state delete/],
        [
            "413 of a proxy",
            response(413, "<html>"),
            "https://s.example",
            /multipart limit \(Spring's default is 1 MB/,
            /state delete/,
        ],
        [
            "400 as plain text to http",
            response(400, tls, plain),
            "http://127.0.0.1:8443",
            /has to begin with https:/,
            /certificateFile/,
        ],
        [
            "400 as plain text to https",
            response(400, tls, plain),
            "https://s.example",
            /everything before/,
            /begin with https:/,
        ],
        [
            "400 of the API to http",
            response(400, envelope("C")),
            "http://127.0.0.1:8080",
            /refuses the/,
            /begin with https:/,
        ],
        [
            "415 of Spring",
            response(415, springs(415, { error: "Unsupported Media Type" })),
            "https://s.example",
            /415: Unsupported Media Type\. .*Content-Type/,
            /state delete|certificateFile/,
        ],
        ["415 without a body", response(415), "https://s.example", /Content-Type/, /state delete/],
        [
            "500 of a catch-all handler",
            response(500, envelope("LE_ERR_SS_500")),
            "https://s.example",
            /departmentId is a UUID, and that the file is not too large/,
            /state delete/,
        ],
        ["502", response(502, "<html>"), "https://s.example", /own log/, /UUID/],
        [
            "401",
            response(401),
            "https://s.example",
            /Some servers answer so to any request that fails.* \/api\/v1, that departmentId is a UUID, and that the file/,
            /state delete/,
        ],
        ["403", response(403), "https://s.example", /Some servers answer so to any request that fails/, /state delete/],
    ];
    for (const [name, given, baseUrl, says, not] of other) {
        for (const method of ["POST", "PUT"] as const) {
            it(`${method} ${name}: advises on the likely cause`, () => {
                const { message } = responseError(given, { ...context, method, baseUrl, certificateId: "id-1" });
                assert.match(message, says);
                assert.doesNotMatch(message, not);
            });
        }
    }

    const secrets = context.secrets.filter((secret) => typeof secret === "string");
    for (const secret of secrets) {
        it(`quotes no message that repeats a secret: ${secret}`, () => {
            for (const field of ["detail", "message", "error", "title"]) {
                assertSecretFree(responseError(response(400, { [field]: `got ${secret}` }), context), secrets);
            }
        });
    }

    it("omits a code that repeats a secret", () => {
        const { apiCode, message } = responseError(response(400, envelope("LE_ERR_SS_400", "t0ken-canary")), context);
        assert.equal(apiCode, undefined);
        assert.match(message, /SignStation answered 400 \(a code that repeats a secret\): m\. /);
    });

    it("names the setting source of a refused token", () => {
        assert.match(responseError(response(401), context).message, /leegality:authToken in the stack configuration/);
    });

    it("names a redirect's target without its query", () => {
        const { message } = responseError(
            response(302, "", { location: "https://sso.example/login?ticket=42#x" }),
            context,
        );
        assert.match(message, /https:\/\/sso\.example\/login/);
        assert.doesNotMatch(message, /ticket/);
    });

    it("does not quote a page", () => {
        const { message } = responseError(response(502, `<html>${"x".repeat(100_000)}</html>`), context);
        assert.ok(message.length < 500, String(message.length));
        assert.match(message, /text\/html/);
    });

    for (const secret of secrets) {
        const rows: [place: string, response: HttpResponse][] = [
            ["message", response(400, { code: "C", errors: [{ message: `got ${secret}` }] })],
            ["top code", response(400, { code: secret, errors: [] })],
            ["detail code", response(400, { code: "C", errors: [{ message: "m", code: secret }] })],
            ["path", response(400, { code: "C", errors: [{ message: "m", path: secret }] })],
            ["top message", response(400, { code: "C", message: secret })],
            ["page", response(502, `<html>${secret}</html>`)],
            ["content type", response(502, "x", { contentType: `text/${secret}` })],
            ["location", response(302, "", { location: `https://x.example/${secret}` })],
            ["location's host, percent-encoded", response(302, "", { location: `/${encodeURIComponent(secret)}` })],
            ["Retry-After", response(503, "", { retryAfter: secret })],
        ];
        for (const [place, given] of rows) {
            it(`does not print a secret that the response repeats in the ${place}: ${secret}`, () => {
                assertSecretFree(responseError(given, context), secrets);
            });
        }
    }
});
