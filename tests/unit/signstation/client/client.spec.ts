/** How long a call goes on altogether, and whether it may have been taken when its tries end differently. */
import assert from "node:assert/strict";
import { createClient, SignStationError, type Settings } from "../../../../provider/signstation";
import type { ApiRequest } from "../../../../provider/signstation/client/api-request";
import type { HttpResponse, HttpRequest } from "../../../../provider/signstation/http/transport";
import { TransportError } from "../../../../provider/signstation/http/transport-error";
import { httpAnswer } from "../http-response";

const PATH = "/api/v1/certificates";
const TOKEN = { kind: "token", token: "t0ken", source: "the test" } as const;
const CLIENT = { kind: "client", clientId: "me", clientSecret: "s3cret", source: "the test" } as const;

const answer = (status: number, more: Partial<HttpResponse> = {}) => httpAnswer(status, {}, more);

interface Script {
    readonly settings?: Partial<Settings>;
    /** How long each try takes, or the first ones. @default 0 */
    readonly tryMs?: number | readonly number[];
    readonly respond: (request: HttpRequest) => HttpResponse | TransportError;
}

/** A client on a clock that only its tries and waits move. */
function scripted({ settings = {}, tryMs = 0, respond }: Script) {
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
        {
            now: () => new Date(clock.ms),
            random: () => 0.5,
            notify: () => undefined,
            sleep: (ms) => {
                clock.ms += ms;
                return Promise.resolve();
            },
        },
        async (request) => {
            sent.push({ at: clock.ms - started, request });
            const ms = typeof tryMs === "number" ? tryMs : (tryMs[sent.length - 1] ?? 0);
            // Whatever else is called at the same time comes in before this one ends.
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

describe("a call that goes on failing", () => {
    const rows: [name: string, method: Method, result: HttpResponse | TransportError, tryMs: number][] = [
        ["503 at once, in the server's own rhythm", "GET", answer(503, { retryAfter: "30" }), 0],
        ["429 that asks for an hour each time", "POST", answer(429, { retryAfter: "3600" }), 0],
        ["500 with its backoff", "PUT", answer(500), 0],
        ["answers that are lost after a minute", "DELETE", lost, 60_000],
        ["connections that are refused", "POST", refused, 0],
        ["503 after seven seconds", "POST", answer(503, { retryAfter: "1" }), 7000],
    ];
    for (const [name, method, result, tryMs] of rows) {
        it(`${method}, ${name}: no try starts later than ten minutes after the first`, async () => {
            const { client, sent, elapsed } = scripted({ tryMs, respond: () => result });
            await failureOf(client.send(call(method)));
            assert.ok((sent.at(-1)?.at ?? Infinity) <= 600_000, "the last try starts too late");
            assert.ok(elapsed() <= 600_000 + tryMs);
            // Another wait of the longest kind and another try would have gone over it.
            assert.ok(elapsed() + 30_000 + tryMs > 600_000, `it gave up after ${elapsed()} ms already`);
        });
    }

    it("makes as many tries as fit: 21 with waits of 30 s", async () => {
        const { client, sent } = scripted({ respond: () => answer(503, { retryAfter: "30" }) });
        const error = await failureOf(client.send(call("GET")));
        assert.equal(sent.length, 21);
        assert.equal(error.code, "ERR_SIGNSTATION_SERVER_ERROR");
    });

    it("asks for no proof twice: the token is the same in all tries", async () => {
        const { client, sent } = scripted({ settings: { maxRetries: 3 }, respond: () => answer(503) });
        await failureOf(client.send(call("GET")));
        assert.deepEqual(
            sent.map(({ request }) => request.headers["x-auth-token"]),
            Array(4).fill("t0ken"),
        );
    });
});

describe("an exchange of client credentials that fails", () => {
    const failures: [name: string, result: HttpResponse | TransportError][] = [
        ["500", answer(500)],
        ["502", answer(502)],
        ["401", answer(401)],
        ["a lost answer", lost],
        ["a refused connection", refused],
        ["an answer without a token", answer(200)],
    ];
    for (const [name, result] of failures) {
        it(`with ${name}: the upload that needed it was certainly not taken`, async () => {
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
        const tries = Math.min(3, maxRetries + 1);
        it(`asks ${tries} times for a token whose answer comes spoilt, with ${maxRetries} retries`, async () => {
            const { client, sent } = scripted({
                settings: { credential: CLIENT, maxRetries },
                respond: () => answer(200),
            });
            assert.equal((await failureOf(client.send(call("GET")))).code, "ERR_SIGNSTATION_UNEXPECTED_ANSWER");
            assert.equal(sent.length, tries);
        });
    }

    it("after a refusal of the old token: the upload was certainly not taken either", async () => {
        let exchanges = 0;
        const token = Buffer.from(JSON.stringify({ data: { accessToken: "abc", expiresIn: 1800 } }));
        const { client } = scripted({
            settings: { credential: CLIENT, maxRetries: 0 },
            respond: ({ url }) =>
                url.endsWith("/token") ? (++exchanges === 1 ? answer(200, { body: token }) : answer(502)) : answer(401),
        });
        const error = await failureOf(client.send(call("POST")));
        assert.equal(exchanges, 2);
        assert.equal(error.processed, "no");
    });
});

describe("a change whose answer was lost once", () => {
    const laters: [name: string, later: HttpResponse | TransportError, code: string][] = [
        ["503", answer(503), "SERVER_ERROR"],
        ["429", answer(429), "RATE_LIMITED"],
        ["401", answer(401), "UNAUTHORIZED"],
        ["404 of another program", answer(404), "UNEXPECTED_ANSWER"],
        ["a refused connection", refused, "UNREACHABLE"],
        ["another lost answer", lost, "NO_ANSWER"],
    ];
    for (const [name, later, code] of laters) {
        it(`and then ${name}: it may have been made`, async () => {
            const { client, sent } = scripted({
                settings: { maxRetries: 2 },
                respond: () => (sent.length === 1 ? lost : later),
            });
            const error = await failureOf(client.send(call("PUT")));
            assert.deepEqual([error.code, error.processed], [`ERR_SIGNSTATION_${code}`, "unknown"]);
            assert.doesNotMatch(error.message, /not taken/);
        });
    }

    it("and then no new token: it may have been made", async () => {
        const token = { data: { accessToken: "abc" } };
        const { client, sent } = scripted({
            settings: { credential: CLIENT, maxRetries: 1 },
            respond: ({ url }) => {
                const exchanges = sent.filter(({ request }) => request.url.endsWith("/token")).length;
                if (url.endsWith("/token")) {
                    return exchanges === 1 ? httpAnswer(200, token) : answer(403);
                }
                return sent.length === 2 ? lost : answer(401);
            },
        });
        const error = await failureOf(client.send(call("PUT")));
        assert.match(error.message, /exchanging the client credentials/);
        assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_FORBIDDEN", "unknown"]);
    });

    it("and then made: is made", async () => {
        const { client, sent } = scripted({ respond: () => (sent.length === 1 ? lost : answer(200)) });
        assert.equal(await client.send(call("PUT")), 200);
    });
});

describe("a change that no connection came about for", () => {
    for (const [name, first] of [
        ["at every try", refused],
        ["after 503", answer(503)],
    ] as const) {
        it(`${name}: was not taken`, async () => {
            const { client, sent } = scripted({
                settings: { maxRetries: 2 },
                respond: () => (sent.length === 1 ? first : refused),
            });
            const error = await failureOf(client.send(call("PUT")));
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
            assert.match(error.message, /It was not taken\./);
        });
    }
});

describe("a call that waits for its turn", () => {
    it("has all of its retries, however long it waited", async () => {
        const { client, sent } = scripted({
            settings: { maxRetries: 2, maxConcurrency: 1 },
            tryMs: [11 * 60_000],
            respond: () => answer(sent.length === 1 ? 200 : 503),
        });
        const [, error] = await Promise.all([client.send(call("GET")), failureOf(client.send(call("GET")))]);
        assert.equal(error.code, "ERR_SIGNSTATION_SERVER_ERROR");
        assert.equal(sent.length, 1 + 3);
    });
});
