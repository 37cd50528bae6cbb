/** Errors of a server that repeats token and passkey in every place: none of them prints either. */
import assert from "node:assert/strict";
import { assertSecretFree } from "../support/secret-free";
import { makePkcs12 } from "../support/pkcs12-files";
import { startRawServer, type CannedAnswer } from "../support/raw-server";
import { connect, errorOf } from "./connect";

const TOKEN = "t0ken-canary+/=";
const PASSKEY = 'p4ss "canary" ÿ';
const SECRETS = [TOKEN, PASSKEY, JSON.stringify(PASSKEY).slice(1, -1), encodeURIComponent(PASSKEY)];
const { bytes } = makePkcs12();
const form = { file: { name: "signing.p12", bytes }, passkey: PASSKEY };

const both = `${TOKEN} ${PASSKEY}`;
const envelope = { code: TOKEN, errors: [{ message: both, path: TOKEN, code: TOKEN }], message: both };
const json = (status: number, body: unknown): CannedAnswer => ({
    status,
    headers: { "content-type": "application/json", "x-echo": TOKEN },
    body: JSON.stringify(body),
});

const answers: [name: string, answer: CannedAnswer][] = [
    ...[400, 401, 403, 404, 409, 413, 422, 429, 500, 503].map((status): [string, CannedAnswer] => [
        `${status} with an envelope`,
        json(status, envelope),
    ]),
    ["500 with a page", { status: 500, headers: { "content-type": "text/html" }, body: `<html>${both}</html>` }],
    ["502 of a type that is a secret", { status: 502, headers: { "content-type": `text/${TOKEN}` }, body: both }],
    ["302", { status: 302, headers: { location: `https://sso.example/${encodeURIComponent(both)}?${TOKEN}` } }],
    ["200 with a page", { headers: { "content-type": "text/html" }, body: both }],
    ["200 without an id", json(200, { data: { name: both } })],
    ["200 with broken JSON", { headers: { "content-type": "application/json" }, body: `{"${both}` }],
    ["503 with a wish that is a secret", { status: 503, headers: { "retry-after": TOKEN } }],
];

describe("secrets", () => {
    for (const [name, answer] of answers) {
        it(`do not come out of ${name}`, async () => {
            const server = await startRawServer(answer);
            try {
                const { certificates, notes } = connect(server.url, TOKEN);
                const error = await errorOf(certificates.upload(form));
                assertSecretFree(error, SECRETS);
                assertSecretFree(new Error(notes.join("\n")), SECRETS);
                assert.ok(!error.message.includes(bytes.toString("base64").slice(0, 40)));
            } finally {
                await server.close();
            }
        });
    }

    it("do not come out of broken connections and of servers that are not there", async () => {
        const broken = await startRawServer((_request, response) => {
            response.destroy();
            return undefined;
        });
        assertSecretFree(await errorOf(connect(broken.url, TOKEN).certificates.upload(form)), SECRETS);
        await broken.close();
        const { certificates, notes } = connect(broken.url, TOKEN);
        assertSecretFree(await errorOf(certificates.upload(form)), SECRETS);
        assertSecretFree(new Error(notes.join("\n")), SECRETS);
    });

    it("are not followed to another server", async () => {
        const other = await startRawServer({});
        const server = await startRawServer({ status: 307, headers: { location: `${other.url}/api/v1/certificates` } });
        try {
            await errorOf(connect(server.url, TOKEN).certificates.upload(form));
            assert.deepEqual([server.requests.length, other.requests.length], [1, 0]);
        } finally {
            await Promise.all([server.close(), other.close()]);
        }
    });
});
