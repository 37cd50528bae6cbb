/** Redirects of API requests are never followed; the error names their target without its query. */
import assert from "node:assert/strict";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { startRawServer, type RawServer } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { callsOf, connect, errorOf, type CallName } from "../connect";
import { CLIENT_CREDENTIAL } from "../../support/credentials";

const { bytes, passkey } = makePkcs12();
const form = { file: { name: "signing.p12", bytes }, passkey };

describe("a redirect", () => {
    let other: RawServer;
    before(async () => {
        other = await startRawServer({ headers: { "content-type": "application/json" }, body: '{"id":"id-1"}' });
    });
    after(() => other.close());

    for (const status of [301, 302, 303, 307, 308]) {
        for (const method of ["GET", "LIST", "PUT", "DELETE", "POST"] satisfies CallName[]) {
            // 303 alone says that the server processed the request; a read has nothing to process.
            const processed = status === 303 && method !== "GET" && method !== "LIST" ? "unknown" : "no";
            it(`${status} for ${method} is an error: processed ${processed}, 1 request, none to the target`, async () => {
                const location = `${other.url}/login?ticket=t1cket-canary#fragment`;
                await withRawServer({ status, headers: { location } }, async (server) => {
                    const connected = connect(server.url, "token");
                    const error = await errorOf(callsOf(connected, form, "id-1")[method]());
                    assert.deepEqual(
                        [error.code, error.status, error.processed],
                        ["ERR_SIGNSTATION_REDIRECTED", status, processed],
                    );
                    assert.ok(error.message.includes(`${other.url}/login`), error.message);
                    assert.doesNotMatch(error.message, /canary|ticket|fragment/);
                    assert.deepEqual([server.requests.length, other.requests.length], [1, 0]);
                    assert.deepEqual(connected.sleeps, []);
                });
            });
        }
    }

    const locations: [location: string | undefined, shown: RegExp, hidden: RegExp][] = [
        ["/sso/start?return=c4nary", /pointing to \/sso\/start\. /, /c4nary/],
        ["//sso.example/start#c4nary", /pointing to \/\/sso\.example\/start\. /, /c4nary/],
        ["https://sso.example", /pointing to https:\/\/sso\.example\. /, /\?/],
        ["?c4nary", /REDIRECTED/, /c4nary/],
        ["https://user:c4nary@sso.example/start", /sso\.example\/start/, /c4nary/],
        [`https://sso.example/${"x".repeat(2000)}c4nary`, /sso\.example\/x+/, /c4nary/],
        [undefined, /answered 302/, /pointing|undefined/],
    ];
    for (const [location, shown, hidden] of locations) {
        it(`to ${location?.replace(/x{9,}/, "...") ?? "no location"}: the error shows the target without its secrets`, async () => {
            await withRawServer({ status: 302, ...(location && { headers: { location } }) }, async (server) => {
                const error = await errorOf(connect(server.url, "token").certificates.get("id-1"));
                assert.match(error.message, shown);
                assert.doesNotMatch(error.message, hidden);
            });
        });
    }

    it("of a token exchange is not followed, so the client secret goes nowhere else", async () => {
        await withRawServer({ status: 307, headers: { location: `${other.url}/token` } }, async (server) => {
            const error = await errorOf(
                connect(server.url, "", { credential: CLIENT_CREDENTIAL }).certificates.get("id-1"),
            );
            assert.equal(error.code, "ERR_SIGNSTATION_REDIRECTED");
            assert.deepEqual([server.requests.length, other.requests.length], [1, 0]);
        });
    });
});
