/** What a cancelled call ends with: waits, requests under way, and the exchange of client credentials that other calls share. */
import assert from "node:assert/strict";
import { explain } from "../../../../provider/dynamic/advice";
import { createClient, SignStationError, type Client, type Settings } from "../../../../provider/signstation";
import type { ApiRequest } from "../../../../provider/signstation/client/api-request";
import type { HttpRequest, HttpResponse } from "../../../../provider/signstation/http/transport";
import { TransportError } from "../../../../provider/signstation/http/transport-error";
import { httpResponse } from "../http-response";

const SETTING = { setting: "authToken", source: "configuration" } as const;
const TOKEN = { kind: "token", token: "t0ken", source: SETTING } as const;
const CLIENT = { kind: "client", clientId: "me", clientSecret: "s3cret", source: SETTING } as const;

const request = (method: ApiRequest<unknown>["method"]): ApiRequest<number> => ({
    operation: "testing",
    method,
    path: "/api/v1/certificates",
    decode: ({ status }) => ({ value: status }),
});

interface Script {
    readonly credential?: Settings["credential"];
    readonly signalOf: () => AbortSignal | undefined;
    readonly respond: (request: HttpRequest) => Promise<HttpResponse>;
    /** Called when a wait begins, which lasts until its signal is aborted. */
    readonly onWait?: () => void;
}

function scripted({ credential = TOKEN, signalOf, respond, onWait }: Script): { client: Client; sent: string[] } {
    const sent: string[] = [];
    const settings = { baseUrl: "https://s.example", credential, timeoutMs: 1000, maxRetries: 5, maxConcurrency: 8 };
    const effects = {
        now: () => new Date(0),
        random: () => 0.5,
        notify: () => undefined,
        explain,
        signal: signalOf,
        sleep: (_ms: number, signal?: AbortSignal) =>
            new Promise<void>((resolve) => {
                signal?.addEventListener("abort", () => {
                    resolve();
                });
                onWait?.();
            }),
    };
    const client = createClient(settings, effects, (message) => {
        sent.push(`${message.method} ${new URL(message.url).pathname}`);
        return respond(message);
    });
    return { client, sent };
}

async function failureOf(work: Promise<unknown>): Promise<SignStationError> {
    const error: unknown = await work.then(
        () => assert.fail("it succeeded"),
        (reason: unknown) => reason,
    );
    assert.ok(error instanceof SignStationError, String(error));
    return error;
}

describe("a call that is cancelled", () => {
    let controller: AbortController;
    const cancel = () => {
        controller.abort();
    };

    beforeEach(() => {
        controller = new AbortController();
    });

    const responses: [name: string, respond: () => Promise<HttpResponse>, processed: string][] = [
        ["503", () => Promise.resolve(httpResponse(503, "", { retryAfter: "30" })), "no"],
        ["a lost response", () => Promise.reject(new TransportError("unknown", false, "it broke")), "unknown"],
    ];
    for (const [name, respond, processed] of responses) {
        it(`ends the wait for a retry after ${name}, and sends nothing more`, async () => {
            const { client, sent } = scripted({ signalOf: () => controller.signal, respond, onWait: cancel });
            const error = await failureOf(client.send(request("PUT")));
            assert.equal(sent.length, 1);
            assert.deepEqual(
                [error.code, error.reason, error.processed],
                ["ERR_SIGNSTATION_CANCELLED", "cancelled", processed],
            );
            assert.match(
                error.message,
                /^While testing.*: the operation was cancelled before the request was sent again; the attempt before: (?:the server answered 503 .*|it broke)\. Run/,
            );
        });
    }

    it("reports a malformed response that it was about to retry after", async () => {
        const respond = () => Promise.resolve(httpResponse(200, "<html>"));
        const { client } = scripted({ signalOf: () => controller.signal, respond, onWait: cancel });
        const page = { ...request("GET"), decode: () => ({ malformed: "a page" }) };
        assert.match((await failureOf(client.send(page))).detail, /sent again; the attempt before: .*a page/);
    });

    it("ends a read under way", async () => {
        const { client } = scripted({
            signalOf: () => controller.signal,
            respond: ({ signal }) =>
                new Promise((_resolve, reject) => {
                    signal?.addEventListener("abort", () => {
                        reject(new TransportError("unknown", false, "it broke"));
                    });
                    setImmediate(cancel);
                }),
        });
        assert.equal((await failureOf(client.send(request("GET")))).code, "ERR_SIGNSTATION_CANCELLED");
    });

    it("leaves the exchange of client credentials to the other calls that wait for it", async () => {
        const { promise: exchanged, resolve } = Promise.withResolvers<HttpResponse>();
        let signal: AbortSignal | undefined = controller.signal;
        const { client, sent } = scripted({
            credential: CLIENT,
            signalOf: () => signal,
            respond: ({ url }) => (url.endsWith("/token") ? exchanged : Promise.resolve(httpResponse(200, {}))),
        });
        const cancelled = failureOf(client.send(request("POST")));
        signal = undefined;
        const other = client.send(request("GET"));
        cancel();
        assert.deepEqual([(await cancelled).code, (await cancelled).processed], ["ERR_SIGNSTATION_CANCELLED", "no"]);
        resolve(httpResponse(200, { data: { accessToken: "abc" } }));
        assert.equal(await other, 200);
        assert.deepEqual(sent, ["POST /api/v1/auth/token", "GET /api/v1/certificates"]);
    });
});
