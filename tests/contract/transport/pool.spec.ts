/** The connection pool: maxConcurrency bounds the sockets, and waiting for a socket does not count against the timeout. */
import assert from "node:assert/strict";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { startRawServer, type RawServer } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { connect } from "../connect";
import { CLIENT_CREDENTIAL } from "../../support/credentials";

const ANSWER = { headers: { "content-type": "application/json" }, body: '{"data":{"id":"id-1"}}' };
const { bytes, passkey } = makePkcs12();
const form = { file: { name: "signing.p12", bytes }, passkey };

/**
 * A server that answers when as many requests wait as are allowed at once, or all that are still to come: fewer would never
 * be answered.
 */
async function startGathering(atOnce: number, expected: number): Promise<RawServer & { readonly most: () => number }> {
    let most = 0;
    let answered = 0;
    const waiting: (() => void)[] = [];
    const server = await startRawServer((_request, response) => {
        waiting.push(() => response.writeHead(200, ANSWER.headers).end(ANSWER.body));
        most = Math.max(most, waiting.length);
        if (waiting.length === Math.min(atOnce, expected - answered)) {
            answered += waiting.length;
            waiting.splice(0).forEach((respond) => {
                respond();
            });
        }
        return undefined;
    });
    return { ...server, most: () => most };
}

describe("the connection pool", () => {
    const rows: [name: string, calls: number, act: (connected: ReturnType<typeof connect>) => Promise<unknown>][] = [
        ["300 reads", 300, ({ certificates }) => certificates.get("id-1")],
        ["64 uploads", 64, ({ certificates }) => certificates.upload(form)],
    ];
    for (const [name, calls, act] of rows) {
        for (const maxConcurrency of [1, 8]) {
            it(`opens ${maxConcurrency} sockets for ${name} at once, uses all and sends every request once`, async () => {
                const server = await startGathering(maxConcurrency, calls);
                try {
                    const connected = connect(server.url, "token", { maxConcurrency });
                    await Promise.all(Array.from({ length: calls }, () => act(connected)));
                    assert.equal(server.requests.length, calls);
                    assert.deepEqual([server.mostConnections(), server.most()], [maxConcurrency, maxConcurrency]);
                    assert.equal(new Set(server.requests.map(({ clientPort }) => clientPort)).size, maxConcurrency);
                } finally {
                    await server.close();
                }
            });
        }
    }

    it("shares its sockets among reads, uploads and token exchanges", async () => {
        const token = { ...ANSWER, body: '{"data":{"accessToken":"acc3ss"}}' };
        await withRawServer(
            ({ url }) => (url.endsWith("/token") ? token : ANSWER),
            async (server) => {
                const { certificates } = connect(server.url, "", { maxConcurrency: 3, credential: CLIENT_CREDENTIAL });
                const works = Array.from({ length: 30 }, (_, index) =>
                    index % 2 === 0 ? certificates.get("id-1") : certificates.upload(form),
                );
                await Promise.all(works);
                assert.equal(server.requests.length, 31);
                assert.ok(server.mostConnections() <= 3, `${server.mostConnections()} connections`);
            },
        );
    });

    it("does not count the wait for a socket against the timeout", async () => {
        // Twenty turns of 100 ms: the last requests begin long after a second, and each attempt takes a tenth of it.
        await withRawServer(
            (_request, response) => {
                setTimeout(() => response.writeHead(200, ANSWER.headers).end(ANSWER.body), 100);
                return undefined;
            },
            async (server) => {
                const { certificates, sleeps } = connect(server.url, "token", {
                    maxConcurrency: 2,
                    timeoutMs: 1000,
                    maxRetries: 0,
                });
                await Promise.all(Array.from({ length: 40 }, () => certificates.upload(form)));
                assert.deepEqual([server.requests.length, sleeps.length], [40, 0]);
            },
        );
    });

    it("frees the sockets of failed requests", async () => {
        let broken = true;
        await withRawServer(
            (_request, response) => {
                if (broken) {
                    response.destroy();
                    return undefined;
                }
                return ANSWER;
            },
            async (server) => {
                const { certificates } = connect(server.url, "token", { maxConcurrency: 2, maxRetries: 0 });
                const failed = await Promise.allSettled(Array.from({ length: 10 }, () => certificates.get("id-1")));
                assert.ok(failed.every(({ status }) => status === "rejected"));
                broken = false;
                await Promise.all(Array.from({ length: 10 }, () => certificates.get("id-1")));
                assert.equal(server.requests.length, 20);
                assert.ok(server.mostConnections() <= 2);
            },
        );
    });
});
