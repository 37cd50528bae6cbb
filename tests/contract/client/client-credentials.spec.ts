/** Client credentials against the emulator: one token exchange for all requests, renewal in time and after a 401. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator, type EmulatorOptions } from "signstation-emulator";
import type { Settings } from "../../../provider/signstation";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { jsonResponse } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { connect, errorOf, NOW, type Connected } from "../connect";

const SECRET = "cl1ent-secret-canary";
const SOURCE = { setting: "clientId", source: "configuration" } as const;
const SOURCE_NAME = "leegality:clientId in the stack configuration and its secret";
const EXCHANGE = "/api/v1/auth/token";
const ID = "00000000-0000-4000-8000-000000000000";
const { bytes, passkey } = makePkcs12({ friendlyName: "asha" });
const form = { file: { name: "signing.p12", bytes }, passkey };

describe("client credentials", () => {
    let emulator: Emulator;
    /** Seconds that have passed on the server's clock, and on the client's. */
    let elapsed = { server: 0, client: 0 };
    const start = async (options: EmulatorOptions = {}) => {
        const now = () => new Date(NOW.getTime() + elapsed.server * 1000);
        emulator = await startEmulator({ clientId: "me", clientSecret: SECRET, now, ...options });
    };
    const withSecret = (clientSecret = SECRET, settings: Partial<Settings> = {}): Connected => {
        const credential = { kind: "client", clientId: "me", clientSecret, source: SOURCE } as const;
        const now = () => new Date(NOW.getTime() + elapsed.client * 1000);
        return connect(emulator.url, "", { credential, ...settings }, now);
    };
    /** Method, last part of the path, status, credential of every request since the last look. */
    const seen = (): string[] => {
        const requests = emulator.requests();
        emulator.clearRequests();
        return requests.map(({ method, path, status, authenticatedBy }) =>
            [method, path.split("/").at(-1), status, authenticatedBy ?? "nobody"].join(" "),
        );
    };
    const LIST = "GET expiring-soon 200 bearer";
    const TOKEN = "POST token 200 nobody";

    beforeEach(() => {
        elapsed = { server: 0, client: 0 };
    });
    afterEach(() => emulator.stop());

    it("are exchanged before the first request, and every request sends the token as Bearer", async () => {
        await start();
        const { certificates } = withSecret();
        const { id } = await certificates.upload(form);
        await certificates.get(id);
        await certificates.update(id, form);
        await certificates.delete(id);
        assert.deepEqual(seen(), [
            TOKEN,
            "POST certificates 201 bearer",
            `GET ${id} 200 bearer`,
            `PUT ${id} 200 bearer`,
            `DELETE ${id} 200 bearer`,
        ]);
    });

    it("are exchanged once for 40 concurrent requests", async () => {
        await start();
        const { certificates } = withSecret();
        await Promise.all(Array.from({ length: 40 }, () => certificates.listExpiring(1)));
        assert.deepEqual(seen(), [TOKEN, ...Array<string>(40).fill(LIST)]);
    });

    const clocks: [name: string, server: number, client: number, requests: string[]][] = [
        ["it has not expired on either clock", 1799, 1739, [LIST]],
        ["it expires soon on the client's clock, before the server refuses it", 1740, 1740, [TOKEN, LIST]],
        [
            "the server's clock is ahead: after the 401, and the request is retried",
            1800,
            0,
            ["GET expiring-soon 401 nobody", TOKEN, LIST],
        ],
        ["it has expired on both clocks", 1800, 1800, [TOKEN, LIST]],
    ];
    for (const [name, server, client, requests] of clocks) {
        it(`a token is ${requests.includes(TOKEN) ? "renewed" : "used"} if ${name}`, async () => {
            await start();
            const connected = withSecret();
            await connected.certificates.listExpiring(1);
            seen();
            elapsed = { server, client };
            await connected.certificates.listExpiring(1);
            assert.deepEqual(seen(), requests);
            assert.deepEqual(connected.sleeps, [], "a renewal is no failed attempt");
        });
    }

    it("an upload is not retried if a token that had worked is refused; the next request has a new token", async () => {
        await start();
        const { certificates } = withSecret();
        await certificates.listExpiring(1);
        seen();
        emulator.once({ match: { method: "POST", path: "/api/v1/certificates" }, effect: { kind: "expire-tokens" } });
        const error = await errorOf(certificates.upload(form));
        assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNAUTHORIZED", "unknown"]);
        await certificates.listExpiring(1);
        await certificates.upload(form);
        assert.deepEqual(seen(), ["POST certificates 401 nobody", TOKEN, LIST, "POST certificates 201 bearer"]);
        assert.equal(emulator.certificates().length, 1);
    });

    it("thirty requests with an expired token share one renewal", async () => {
        await start();
        const { certificates } = withSecret(SECRET, { maxConcurrency: 8 });
        await certificates.listExpiring(1);
        seen();
        elapsed = { server: 1800, client: 0 };
        await Promise.all(Array.from({ length: 30 }, () => certificates.listExpiring(1)));
        const requests = seen();
        assert.equal(requests.filter((request) => request === TOKEN).length, 1);
        assert.equal(requests.filter((request) => request === LIST).length, 30);
    });

    it("a token that is valid for three requests is renewed after every three", async () => {
        await start({ tokenLifetimeRequests: 3 });
        const { certificates } = withSecret();
        for (let call = 0; call < 9; call++) {
            await certificates.listExpiring(1);
        }
        const requests = seen();
        assert.equal(requests.filter((request) => request === TOKEN).length, 3);
        assert.equal(requests.filter((request) => request === LIST).length, 9);
    });

    it("two tokens are sent in both headers if the server refuses every token, and the error names their setting source", async () => {
        await start();
        const refusal = { kind: "answer", status: 401 } as const;
        emulator.once({ match: { path: "/api/v1/certificates", times: 9 }, effect: refusal });
        const error = await errorOf(withSecret().certificates.get(ID));
        assert.equal(error.code, "ERR_SIGNSTATION_UNAUTHORIZED");
        assert.ok(error.message.includes(SOURCE_NAME));
        assert.match(error.message, /refused both as X-Auth-Token and as Authorization: Bearer/);
        const refusals = [TOKEN, `GET ${ID} 401 bearer`, `GET ${ID} 401 nobody`];
        assert.deepEqual(seen(), [...refusals, ...refusals]);
    });

    it("a wrong secret is an error that names its setting source and does not contain the secret", async () => {
        await start();
        const { certificates, notes } = withSecret("wr0ng-canary");
        const error = await errorOf(certificates.upload(form));
        assert.deepEqual(
            [error.code, error.status, error.processed, error.path],
            ["ERR_SIGNSTATION_UNAUTHORIZED", 401, "no", EXCHANGE],
        );
        assert.match(error.message, /exchanging the client credentials/);
        assert.ok(error.message.includes(SOURCE_NAME));
        assert.ok(!`${error.stack ?? ""}${notes.join()}`.includes("wr0ng-canary"));
        assert.deepEqual(seen(), ["POST token 401 nobody"]);
        assert.deepEqual(emulator.certificates(), []);
    });

    const passing: [name: string, status: 429 | 500 | 503][] = [
        ["overloaded", 503],
        ["rate-limiting", 429],
        ["failing", 500],
    ];
    for (const [name, status] of passing) {
        it(`a token exchange is retried if the server is ${name}: ${status}`, async () => {
            await start();
            emulator.once({ match: { path: EXCHANGE, times: 2 }, effect: { kind: "answer", status } });
            const connected = withSecret();
            await connected.certificates.listExpiring(1);
            assert.deepEqual(seen(), [`POST token ${status} nobody`, `POST token ${status} nobody`, TOKEN, LIST]);
            assert.deepEqual(connected.sleeps, [250, 500]);
            assert.match(connected.notes[0] ?? "", /exchanging the client credentials.*attempt 2 of 3 in 0\.3 s/);
        });
    }

    it("a token exchange is retried after a lost response, since it changes nothing", async () => {
        await start();
        emulator.once({ match: { path: EXCHANGE }, effect: { kind: "drop", when: "after" } });
        await withSecret().certificates.listExpiring(1);
        assert.deepEqual(seen(), [TOKEN, TOKEN, LIST]);
    });

    it("an upload that got no token was certainly not processed, and the error says so", async () => {
        await start();
        emulator.once({ match: { path: EXCHANGE, times: 3 }, effect: { kind: "drop", when: "before" } });
        const error = await errorOf(withSecret().certificates.upload(form));
        assert.deepEqual([error.processed, emulator.certificates().length], ["no", 0]);
        assert.equal(seen().length, 3);
    });
});

describe("the response to a token exchange", () => {
    const good = "acc3ss";
    const rows: [name: string, response: object, bearer: string | undefined][] = [
        [
            "{code, message, data}",
            jsonResponse(200, { code: "c", message: "m", data: { accessToken: good, expiresIn: 60 } }),
            good,
        ],
        ["{data} without a lifetime", jsonResponse(200, { data: { accessToken: good } }), good],
        ["the bare object", jsonResponse(200, { accessToken: good, tokenType: "Bearer", expiresIn: "60" }), good],
        ["a negative lifetime", jsonResponse(200, { accessToken: good, expiresIn: -5 }), good],
        ["no token", jsonResponse(200, { data: { expiresIn: 60 } }), undefined],
        ["a token that is a number", jsonResponse(200, { accessToken: 5 }), undefined],
        ["a token that would break the header", jsonResponse(200, { accessToken: "a\r\nx-other: b" }), undefined],
        ["an empty token", jsonResponse(200, { accessToken: "" }), undefined],
        ["a page", { headers: { "content-type": "text/html" }, body: "<html></html>" }, undefined],
        ["an empty body", {}, undefined],
    ];
    for (const [name, response, bearer] of rows) {
        it(`${name}: ${bearer === undefined ? "is an error, and no request follows" : "is used"}`, async () => {
            await withRawServer(
                ({ url }) => (url === EXCHANGE ? response : jsonResponse(200, { data: [] })),
                async (server) => {
                    const credential = {
                        kind: "client",
                        clientId: "me",
                        clientSecret: SECRET,
                        source: SOURCE,
                    } as const;
                    const { certificates } = connect(server.url, "", { credential });
                    if (bearer === undefined) {
                        const error = await errorOf(certificates.listExpiring(1));
                        assert.equal(error.code, "ERR_SIGNSTATION_UNEXPECTED_ANSWER");
                    } else {
                        await certificates.listExpiring(1);
                    }
                    const exchanges = server.requests.filter(({ url }) => url === EXCHANGE);
                    const calls = server.requests.filter(({ url }) => url !== EXCHANGE);
                    const [exchange] = exchanges;
                    assert.equal(exchanges.length, bearer === undefined ? 3 : 1, "a malformed response is retried");
                    assert.deepEqual(JSON.parse(String(exchange?.body)), { clientId: "me", clientSecret: SECRET });
                    assert.equal(exchange?.headers.authorization, undefined);
                    assert.deepEqual(
                        calls.map(({ headers }) => [headers.authorization, headers["x-auth-token"]]),
                        bearer === undefined ? [] : [[`Bearer ${bearer}`, undefined]],
                    );
                },
            );
        });
    }
});
