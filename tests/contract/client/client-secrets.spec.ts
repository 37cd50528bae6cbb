/** Secrets stay out of errors and notes of the client: every error response that repeats them x every request. */
import assert from "node:assert/strict";
import { SignStationError } from "../../../provider/signstation";
import { jsonResponse, startRawServer, type CannedResponse, type SeenRequest } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { assertSecretFree } from "../../support/secret-free";
import {
    ACCESS_TOKEN,
    CLIENT_SECRET,
    CREDENTIAL,
    envelope,
    failureOf,
    file,
    KEY_BYTES,
    PASSKEY,
    repeatingResponses,
    SECRETS,
    TOKEN,
} from "../canaries";
import { callsOf, connect, type CallName } from "../connect";

const form = { file: { name: "signing.p12", bytes: file.bytes }, passkey: PASSKEY };

const isSuccess = ({ status = 200 }: CannedResponse) => status === 200;

describe("secrets that a response repeats stay out of errors and notes", () => {
    for (const [name, response] of repeatingResponses) {
        for (const exchanged of [false, true]) {
            it(`${name}, ${exchanged ? "with an exchanged token" : "with a token"}`, async () => {
                const issue = jsonResponse(200, { data: { accessToken: ACCESS_TOKEN, expiresIn: 1800 } });
                await withRawServer(
                    ({ url }) => (url.endsWith("/auth/token") ? issue : response),
                    async (server) => {
                        for (const call of ["GET", "LIST", "PUT", "DELETE", "POST"] satisfies CallName[]) {
                            const connected = connect(server.url, TOKEN, exchanged ? { credential: CREDENTIAL } : {});
                            const work = callsOf(connected, form, "id-1")[call]();
                            // A change that was answered with any success is read back by the lifecycle.
                            const succeeds = isSuccess(response) && (call === "PUT" || call === "DELETE");
                            const failure = await (succeeds ? work.then(() => undefined) : failureOf(work));
                            if (succeeds) {
                                assert.deepEqual(connected.notes, []);
                                continue;
                            }
                            assert.ok(failure instanceof SignStationError, String(failure));
                            // The client knows only the secrets that it sends: GET sends no passkey.
                            const unknown = call === "PUT" || call === "POST" ? [] : [PASSKEY];
                            const unused = exchanged ? [TOKEN] : [CLIENT_SECRET, ACCESS_TOKEN];
                            const sent = SECRETS.filter((secret) => ![...unknown, ...unused].includes(secret));
                            assertSecretFree(failure, [...sent, ...KEY_BYTES]);
                            assertSecretFree(new Error(connected.notes.join("\n")), [...sent, ...KEY_BYTES]);
                        }
                    },
                );
            });
        }
        it(`${name}, in place of an access token`, async () => {
            await withRawServer(response, async (server) => {
                const { certificates, notes } = connect(server.url, "", { credential: CREDENTIAL });
                const failure = await failureOf(certificates.upload(form));
                assertSecretFree(failure, [CLIENT_SECRET]);
                assertSecretFree(new Error(notes.join("\n")), [CLIENT_SECRET]);
            });
        });
    }

    it("broken connections and unreachable servers", async () => {
        const broken = await startRawServer((_request, response) => {
            response.destroy();
            return undefined;
        });
        const upload = async () => {
            const { certificates, notes } = connect(broken.url, TOKEN);
            const failure = await failureOf(certificates.upload(form));
            assertSecretFree(failure, [TOKEN, PASSKEY, ...KEY_BYTES]);
            assertSecretFree(new Error(notes.join("\n")), [TOKEN, PASSKEY, ...KEY_BYTES]);
            return (failure as SignStationError).code;
        };
        try {
            assert.equal(await upload(), "ERR_SIGNSTATION_NO_ANSWER");
        } finally {
            await broken.close();
        }
        assert.equal(await upload(), "ERR_SIGNSTATION_UNREACHABLE");
    });

    it("a late response that repeats a token renewed in the meantime", async () => {
        let issued = 0;
        const held = Promise.withResolvers<undefined>();
        const arrived = Promise.withResolvers<undefined>();
        await withRawServer(
            ({ url, headers }: SeenRequest, response) => {
                if (url.endsWith("/auth/token")) {
                    return jsonResponse(200, { data: { accessToken: `${ACCESS_TOKEN}-${++issued}`, expiresIn: 1800 } });
                }
                if (url.endsWith("/slow")) {
                    arrived.resolve(undefined);
                    const {
                        status = 0,
                        headers: head,
                        body,
                    } = jsonResponse(400, { code: "x", message: headers.authorization });
                    void held.promise.then(() => response.writeHead(status, head).end(body));
                    return undefined;
                }
                return issued === 1 ? jsonResponse(401, envelope) : jsonResponse(200, { id: "quick" });
            },
            async (server) => {
                const { certificates } = connect(server.url, "", { credential: CREDENTIAL });
                const slow = failureOf(certificates.get("slow"));
                await arrived.promise;
                await certificates.get("quick");
                assert.equal(issued, 2);
                held.resolve(undefined);
                assertSecretFree(await slow, [ACCESS_TOKEN]);
            },
        );
    });
});
