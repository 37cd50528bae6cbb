/** The client's retries: the bound on their total time, and `processed` over attempts that fail in different ways. */
import assert from "node:assert/strict";
import { createClient, SignStationError, type Settings } from "../../../../provider/signstation";
import type { ApiRequest } from "../../../../provider/signstation/client/api-request";
import type { HttpResponse, HttpRequest } from "../../../../provider/signstation/http/transport";
import { TransportError } from "../../../../provider/signstation/http/transport-error";
import { httpResponse } from "../http-response";
import { CLIENT_CREDENTIAL as CLIENT, TOKEN_CREDENTIAL as TOKEN } from "../../../support/credentials";
import { effectsOn } from "../effects";

const PATH = "/api/v1/certificates";

const respondWith = (status: number, more: Partial<HttpResponse> = {}) => httpResponse(status, {}, more);

interface Script {
    readonly settings?: Partial<Settings>;
    /** How long each attempt takes, or the first ones. @default 0 */
    readonly attemptMs?: number | readonly number[];
    readonly respond: (request: HttpRequest) => HttpResponse | TransportError;
}

/** A client on a clock that only its attempts and waits move. */
function scripted({ settings = {}, attemptMs = 0, respond }: Script) {
    const clock = { ms: Date.parse("2026-06-15T12:00:00Z") };
    const sent: { readonly at: number; readonly request: HttpRequest }[] = [];
    const started = clock.ms;
    const client = createClient(
        {
            baseUrl: "https://s.example",
            credential: TOKEN,
            timeoutMs: 60_000,
            maxRetries: 100,
            maxConcurrency: 1,
            ...settings,
        },
        effectsOn(clock),
        async (request) => {
            sent.push({ at: clock.ms - started, request });
            const ms = typeof attemptMs === "number" ? attemptMs : (attemptMs[sent.length - 1] ?? 0);
            // Other concurrent requests arrive before this one ends.
            await new Promise((resolve) => setImmediate(resolve));
            clock.ms += ms;
            const result = respond(request);
            if (result instanceof TransportError) {
                throw result;
            }
            return result;
        },
    );
    return { client, sent, elapsed: () => clock.ms - started };
}

async function failureOf(work: Promise<unknown>): Promise<SignStationError> {
    const error: unknown = await work.then(
        () => assert.fail("it succeeded"),
        (reason: unknown) => reason,
    );
    assert.ok(error instanceof SignStationError, String(error));
    return error;
}

type Method = ApiRequest<unknown>["method"];
/** A request whose response is good whatever it holds. */
const call = (method: Method): ApiRequest<number> => ({
    operation: "testing",
    method,
    path: PATH,
    decode: ({ status }) => ({ value: status }),
});
const lost = new TransportError("unknown", false, "the connection broke");
const refused = new TransportError("no", false, "the connection was refused");

describe("a request whose attempts all fail", () => {
    const rows: [name: string, method: Method, result: HttpResponse | TransportError, attemptMs: number][] = [
        ["503 at once, with Retry-After of 30 s", "GET", respondWith(503, { retryAfter: "30" }), 0],
        ["429 with Retry-After of an hour", "POST", respondWith(429, { retryAfter: "3600" }), 0],
        ["500 with backoff", "PUT", respondWith(500), 0],
        ["responses lost after a minute", "DELETE", lost, 60_000],
        ["refused connections", "POST", refused, 0],
        ["503 after seven seconds", "POST", respondWith(503, { retryAfter: "1" }), 7000],
    ];
    for (const [name, method, result, attemptMs] of rows) {
        it(`${method}, ${name}: starts no attempt later than ten minutes after the first`, async () => {
            const { client, sent, elapsed } = scripted({ attemptMs, respond: () => result });
            await failureOf(client.send(call(method)));
            assert.ok((sent.at(-1)?.at ?? Infinity) <= 600_000, "the last attempt starts too late");
            assert.ok(elapsed() <= 600_000 + attemptMs);
            // Another longest wait and another attempt would have exceeded it.
            assert.ok(elapsed() + 30_000 + attemptMs > 600_000, `it gave up after ${elapsed()} ms already`);
        });
    }

    it("makes as many attempts as fit: 21 with waits of 30 s", async () => {
        const { client, sent } = scripted({ respond: () => respondWith(503, { retryAfter: "30" }) });
        const error = await failureOf(client.send(call("GET")));
        assert.equal(sent.length, 21);
        assert.equal(error.code, "ERR_SIGNSTATION_SERVER_ERROR");
    });

    it("sends the same token in every attempt", async () => {
        const { client, sent } = scripted({ settings: { maxRetries: 3 }, respond: () => respondWith(503) });
        await failureOf(client.send(call("GET")));
        assert.deepEqual(
            sent.map(({ request }) => request.headers["x-auth-token"]),
            Array(4).fill("t0ken"),
        );
    });
});

describe("a token exchange that fails", () => {
    const failures: [name: string, result: HttpResponse | TransportError][] = [
        ["500", respondWith(500)],
        ["502", respondWith(502)],
        ["401", respondWith(401)],
        ["a lost response", lost],
        ["a refused connection", refused],
        ["a response without a token", respondWith(200)],
    ];
    for (const [name, result] of failures) {
        it(`with ${name}: the upload was certainly not processed`, async () => {
            const { client, sent } = scripted({
                settings: { credential: CLIENT, maxRetries: 1 },
                respond: () => result,
            });
            const error = await failureOf(client.send(call("POST")));
            assert.ok(sent.every(({ request }) => request.url.endsWith("/api/v1/auth/token")));
            assert.match(error.message, /exchanging the client credentials/);
            assert.equal(error.processed, "no");
        });
    }

    for (const maxRetries of [0, 1, 5]) {
        const attempts = Math.min(3, maxRetries + 1);
        it(`with malformed responses: makes ${attempts} attempts with maxRetries ${maxRetries}`, async () => {
            const { client, sent } = scripted({
                settings: { credential: CLIENT, maxRetries },
                respond: () => respondWith(200),
            });
            assert.equal((await failureOf(client.send(call("GET")))).code, "ERR_SIGNSTATION_UNEXPECTED_ANSWER");
            assert.equal(sent.length, attempts);
        });
    }

    it("after a 401 for the old token: the upload was certainly not processed", async () => {
        let exchanges = 0;
        const token = Buffer.from(JSON.stringify({ data: { accessToken: "abc", expiresIn: 1800 } }));
        const { client } = scripted({
            settings: { credential: CLIENT, maxRetries: 0 },
            respond: ({ url }) =>
                url.endsWith("/token")
                    ? ++exchanges === 1
                        ? respondWith(200, { body: token })
                        : respondWith(502)
                    : respondWith(401),
        });
        const error = await failureOf(client.send(call("POST")));
        assert.equal(exchanges, 2);
        assert.equal(error.processed, "no");
    });
});

describe("a PUT after one lost response", () => {
    const laters: [name: string, later: HttpResponse | TransportError, code: string][] = [
        ["503", respondWith(503), "SERVER_ERROR"],
        ["429", respondWith(429), "RATE_LIMITED"],
        ["401", respondWith(401), "UNAUTHORIZED"],
        ["404 of another program", respondWith(404), "UNEXPECTED_ANSWER"],
        ["a refused connection", refused, "UNREACHABLE"],
        ["another lost response", lost, "NO_ANSWER"],
    ];
    for (const [name, later, code] of laters) {
        it(`and then ${name}: processed is unknown`, async () => {
            const { client, sent } = scripted({
                settings: { maxRetries: 2 },
                respond: () => (sent.length === 1 ? lost : later),
            });
            const error = await failureOf(client.send(call("PUT")));
            assert.deepEqual([error.code, error.processed], [`ERR_SIGNSTATION_${code}`, "unknown"]);
            assert.doesNotMatch(error.message, /not process/);
        });
    }

    it("and then no new token: processed is unknown", async () => {
        const token = { data: { accessToken: "abc" } };
        const { client, sent } = scripted({
            settings: { credential: CLIENT, maxRetries: 1 },
            respond: ({ url }) => {
                const exchanges = sent.filter(({ request }) => request.url.endsWith("/token")).length;
                if (url.endsWith("/token")) {
                    return exchanges === 1 ? httpResponse(200, token) : respondWith(403);
                }
                return sent.length === 2 ? lost : respondWith(401);
            },
        });
        const error = await failureOf(client.send(call("PUT")));
        assert.match(error.message, /exchanging the client credentials/);
        assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_FORBIDDEN", "unknown"]);
    });

    it("and then a success: succeeds", async () => {
        const { client, sent } = scripted({ respond: () => (sent.length === 1 ? lost : respondWith(200)) });
        assert.equal(await client.send(call("PUT")), 200);
    });
});

describe("a PUT whose connection is refused", () => {
    for (const [name, first] of [
        ["in every attempt", refused],
        ["after 503", respondWith(503)],
    ] as const) {
        it(`${name}: processed is no`, async () => {
            const { client, sent } = scripted({
                settings: { maxRetries: 2 },
                respond: () => (sent.length === 1 ? first : refused),
            });
            const error = await failureOf(client.send(call("PUT")));
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
            assert.match(error.message, /The server did not process it\./);
        });
    }
});

describe("a request that waits for a free connection", () => {
    it("keeps all of its retries, however long it waits", async () => {
        const { client, sent } = scripted({
            settings: { maxRetries: 2, maxConcurrency: 1 },
            attemptMs: [11 * 60_000],
            respond: () => respondWith(sent.length === 1 ? 200 : 503),
        });
        const [, error] = await Promise.all([client.send(call("GET")), failureOf(client.send(call("GET")))]);
        assert.equal(error.code, "ERR_SIGNSTATION_SERVER_ERROR");
        assert.equal(sent.length, 1 + 3);
    });
});
