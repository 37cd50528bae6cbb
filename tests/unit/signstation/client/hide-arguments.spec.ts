/** hideArguments: errors and notes of a lookup with a secret argument do not contain it. */
import assert from "node:assert/strict";
import { explain } from "../../../../provider/dynamic/advice";
import { createCertificates, createClient, hideArguments, SignStationError } from "../../../../provider/signstation";
import type { HttpResponse } from "../../../../provider/signstation/http/transport";
import { assertSecretFree } from "../../../support/secret-free";
import { httpResponse } from "../http-response";
import { TOKEN_CREDENTIAL } from "../../../support/credentials";

const SECRET = "s3cret+id=canary";

function reading(response: HttpResponse) {
    const notes: string[] = [];
    const client = createClient(
        {
            baseUrl: "https://s.example",
            credential: TOKEN_CREDENTIAL,
            timeoutMs: 1000,
            maxRetries: 1,
            maxConcurrency: 1,
        },
        {
            now: () => new Date("2026-06-15T12:00:00Z"),
            random: () => 0.5,
            notify: (line) => notes.push(line),
            explain,
            sleep: () => Promise.resolve(),
        },
        () => Promise.resolve(response),
    );
    return { certificates: createCertificates(hideArguments(client, [SECRET])), notes };
}

describe("hideArguments", () => {
    const rows: [name: string, response: HttpResponse][] = [
        ["a refusal", httpResponse(400, { code: "C", errors: [{ message: SECRET, code: SECRET }] })],
        ["a foreign 404, which has advice about the certificate", httpResponse(404)],
        ["a server that fails", httpResponse(503, { code: "C", message: SECRET })],
        ["a page with 200", httpResponse(200, `<html>${SECRET}</html>`)],
        ["JSON without an id", httpResponse(200, { name: SECRET })],
    ];
    for (const [name, response] of rows) {
        it(`hides the argument after ${name}`, async () => {
            const { certificates, notes } = reading(response);
            const error: unknown = await certificates.get(SECRET).catch((reason: unknown) => reason);
            assert.ok(error instanceof SignStationError, String(error));
            assert.match(error.message, /^While making a lookup with a secret argument: /);
            assert.equal(error.path, "/api/v1/certificates/{id}");
            assertSecretFree(error, [SECRET, encodeURIComponent(SECRET)]);
            assertSecretFree(new Error(notes.join("\n")), [SECRET, encodeURIComponent(SECRET)]);
        });
    }

    it("hides an id at the end of the path, and nowhere else in it", async () => {
        await assert.rejects(reading(httpResponse(404)).certificates.get("v1"), { path: "/api/v1/certificates/{id}" });
    });

    it("returns the result whole, also if it contains the argument", async () => {
        const found = { id: SECRET, name: `of ${SECRET}` };
        assert.deepEqual(await reading(httpResponse(200, { data: found })).certificates.get(SECRET), found);
    });

    it("does not change a path without a certificate", async () => {
        const list = reading(httpResponse(403)).certificates.listExpiring(1, SECRET);
        await assert.rejects(list, { path: "/api/v1/certificates/expiring-soon" });
    });
});
