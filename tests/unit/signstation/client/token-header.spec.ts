/** The token's header: X-Auth-Token or Authorization, what is retried after a refusal, and what that says of an upload. */
import assert from "node:assert/strict";
import { createCertificates, createClient, SignStationError, type Settings } from "../../../../provider/signstation";
import type { HttpResponse, HttpRequest } from "../../../../provider/signstation/http/transport";
import { httpResponse } from "../http-response";
import { CLIENT_CREDENTIAL as CLIENT, TOKEN_CREDENTIAL as TOKEN } from "../../../support/credentials";
import { FIXED_EFFECTS } from "../effects";

const FORM = { file: { name: "a.p12", bytes: Buffer.from("content") }, passkey: "sesame" };

const refusals: [name: string, response: HttpResponse][] = [
    ["401 of the API", httpResponse(401, { code: "LE_ERR_SS_401", errors: [{ message: "m", code: "LE_ERR_SS_303" }] })],
    ["401 of Spring", httpResponse(401, { timestamp: 1, status: 401, error: "Unauthorized", path: "/api/v1" })],
    ["401 without a body", httpResponse(401)],
    ["403 without a body", httpResponse(403)],
];

type Header = "x" | "bearer";
const headerOf = ({ headers }: HttpRequest): Header => (headers["authorization"] === undefined ? "x" : "bearer");
const tokenOf = ({ headers }: HttpRequest) =>
    headers["x-auth-token"] ?? headers["authorization"]?.replace("Bearer ", "");

/** A client of a server that is a function. `sent`: method and header of each request, `token` for an exchange. */
function talking(credential: Settings["credential"], respond: (request: HttpRequest) => HttpResponse) {
    const sent: string[] = [];
    let tokens = 0;
    const settings = { baseUrl: "https://s.example", credential, timeoutMs: 1000, maxRetries: 0, maxConcurrency: 4 };
    const client = createClient(settings, FIXED_EFFECTS, (request) => {
        if (request.url.endsWith("/auth/token")) {
            sent.push("token");
            return Promise.resolve(httpResponse(200, { data: { accessToken: `token-${++tokens}`, expiresIn: 1800 } }));
        }
        sent.push(`${request.method} ${headerOf(request)}`);
        return Promise.resolve(respond(request));
    });
    const takeSent = () => sent.splice(0);
    return { certificates: createCertificates(client), takeSent };
}

async function failureOf(work: Promise<unknown>): Promise<SignStationError> {
    const error: unknown = await work.then(
        () => assert.fail("it succeeded"),
        (reason: unknown) => reason,
    );
    assert.ok(error instanceof SignStationError, String(error));
    return error;
}

const good = ({ method }: HttpRequest) =>
    method === "GET" ? httpResponse(200, { data: [] }) : httpResponse(200, { data: { id: "id-1" } });

for (const [refusal, refused] of refusals) {
    describe(`a server that accepts the token in one header, and answers ${refusal} to the other`, () => {
        const rows: [name: string, credential: Settings["credential"], takes: Header, sent: string[]][] = [
            ["a fixed token in X-Auth-Token", TOKEN, "x", ["GET x"]],
            ["a fixed token as Bearer", TOKEN, "bearer", ["GET x", "GET bearer"]],
            ["an exchanged token as Bearer", CLIENT, "bearer", ["token", "GET bearer"]],
            ["an exchanged token in X-Auth-Token", CLIENT, "x", ["token", "GET bearer", "GET x"]],
        ];
        for (const [name, credential, takes, sent] of rows) {
            it(`${name}: sends ${sent.join(", ")}, and later requests once`, async () => {
                const { certificates, takeSent } = talking(credential, (request) =>
                    headerOf(request) === takes ? good(request) : refused,
                );
                await certificates.listExpiring(1);
                assert.deepEqual(takeSent(), sent);
                await certificates.listExpiring(1);
                await certificates.upload(FORM);
                assert.deepEqual(takeSent(), [`GET ${takes}`, `POST ${takes}`]);
            });
        }

        it("a first upload is retried in the other header, since it was certainly not processed", async () => {
            const { certificates, takeSent } = talking(TOKEN, (request) =>
                headerOf(request) === "bearer" ? good(request) : refused,
            );
            await certificates.upload(FORM);
            assert.deepEqual(takeSent(), ["POST x", "POST bearer"]);
        });
    });

    describe(`${refusal} to the first header, and to the other one`, () => {
        const failures: [name: string, other: HttpResponse, processed: "no" | "unknown"][] = [
            ["409: the first upload may have been processed", httpResponse(409), "unknown"],
            ["400: no upload was processed", httpResponse(400), "no"],
            ["429: no upload was processed", httpResponse(429), "no"],
        ];
        for (const [name, other, processed] of failures) {
            it(name, async () => {
                const { certificates, takeSent } = talking(TOKEN, (request) =>
                    headerOf(request) === "bearer" ? other : refused,
                );
                const error = await failureOf(certificates.upload(FORM));
                assert.deepEqual([error.status, error.processed], [other.status, processed]);
                assert.deepEqual(takeSent(), ["POST x", "POST bearer"]);
            });
        }

        it("409 for an update: it was not processed", async () => {
            const { certificates } = talking(TOKEN, (request) =>
                headerOf(request) === "bearer" ? httpResponse(409) : refused,
            );
            assert.equal((await failureOf(certificates.update("id-1", { enabled: false }))).processed, "no");
        });
    });

    describe(`a server that refuses every token with ${refusal}`, () => {
        for (const credential of [TOKEN, CLIENT]) {
            for (const method of ["GET", "POST"] as const) {
                it(`${method} with ${credential.kind === "token" ? "a fixed token" : "client credentials"}: the error says that both headers were refused`, async () => {
                    const { certificates, takeSent } = talking(credential, () => refused);
                    const error = await failureOf(
                        method === "GET" ? certificates.listExpiring(1) : certificates.upload(FORM),
                    );
                    assert.match(error.message, /refused both as X-Auth-Token and as Authorization: Bearer/);
                    assert.match(error.message, /Some servers answer so to any request that fails/);
                    assert.deepEqual([error.status, error.processed], [refused.status, "no"]);
                    const both = [`${method} x`, `${method} bearer`];
                    const exchanged = ["token", `${method} bearer`, `${method} x`];
                    assert.deepEqual(takeSent(), credential === TOKEN ? both : [...exchanged, ...exchanged]);
                });
            }
        }
    });

    describe(`${refusal} after a success with the same credential`, () => {
        it("a fixed token, GET: is not retried", async () => {
            let refuses = false;
            const { certificates, takeSent } = talking(TOKEN, (request) => (refuses ? refused : good(request)));
            await certificates.listExpiring(1);
            refuses = true;
            takeSent();
            const error = await failureOf(certificates.listExpiring(1));
            assert.deepEqual([error.status, error.processed], [refused.status, "no"]);
            assert.doesNotMatch(error.message, /both/);
            assert.deepEqual(takeSent(), ["GET x"]);
        });

        it("a fixed token, POST: is sent once, and processed is unknown", async () => {
            const { certificates, takeSent } = talking(TOKEN, (request) =>
                request.method === "POST" ? refused : good(request),
            );
            await certificates.listExpiring(1);
            takeSent();
            assert.equal((await failureOf(certificates.upload(FORM))).processed, "unknown");
            assert.deepEqual(takeSent(), ["POST x"]);
        });

        it("an exchanged token, GET and PUT: is renewed, and the request is retried in the header that had worked", async () => {
            let ended = "";
            const { certificates, takeSent } = talking(CLIENT, (request) =>
                headerOf(request) === "x" && tokenOf(request) !== ended ? good(request) : refused,
            );
            await certificates.listExpiring(1);
            takeSent();
            ended = "token-1";
            await certificates.listExpiring(1);
            assert.deepEqual(takeSent(), ["GET x", "token", "GET x"]);
            ended = "token-2";
            await certificates.update("id-1", { enabled: false });
            assert.deepEqual(takeSent(), ["PUT x", "token", "PUT x"]);
        });

        it("an exchanged token, POST: processed is unknown, and the next request has a new token", async () => {
            let ended = "";
            const { certificates, takeSent } = talking(CLIENT, (request) =>
                tokenOf(request) === ended ? refused : good(request),
            );
            await certificates.listExpiring(1);
            takeSent();
            ended = "token-1";
            assert.equal((await failureOf(certificates.upload(FORM))).processed, "unknown");
            await certificates.listExpiring(1);
            await certificates.upload(FORM);
            assert.deepEqual(takeSent(), ["POST bearer", "token", "GET bearer", "POST bearer"]);
        });

        it("a PUT refused with the renewed token too: processed is unknown", async () => {
            const { certificates, takeSent } = talking(CLIENT, (request) =>
                request.method === "PUT" ? refused : good(request),
            );
            await certificates.listExpiring(1);
            takeSent();
            assert.equal((await failureOf(certificates.update("id-1", { enabled: false }))).processed, "unknown");
            assert.deepEqual(takeSent(), ["PUT bearer", "token", "PUT bearer"]);
        });
    });
}

describe("a response that says nothing about the header", () => {
    it("403 with the API's code: a permission is missing, and nothing is retried", async () => {
        const forbidden = httpResponse(403, { code: "LE_ERR_SS_403", errors: [{ message: "not yours" }] });
        const { certificates, takeSent } = talking(TOKEN, () => forbidden);
        assert.equal((await failureOf(certificates.listExpiring(1))).code, "ERR_SIGNSTATION_FORBIDDEN");
        assert.deepEqual(takeSent(), ["GET x"]);
    });

    it("200 with a login page: the next 401 is still retried in the other header", async () => {
        const { certificates, takeSent } = talking(TOKEN, (request) =>
            request.method === "PUT"
                ? httpResponse(200, "<html>")
                : headerOf(request) === "bearer"
                  ? good(request)
                  : httpResponse(401),
        );
        await certificates.update("id-1", { enabled: false });
        takeSent();
        await certificates.upload(FORM);
        assert.deepEqual(takeSent(), ["POST x", "POST bearer"]);
    });
});
