/** 2xx responses without the requested data: the request is retried, then fails with what is missing. */
import assert from "node:assert/strict";
import { createCertificates, createClient, fetchCertificateSummary } from "../../../../provider/signstation";
import type { HttpResponse } from "../../../../provider/signstation/http/transport";
import { httpResponse } from "../http-response";
import { FIXED_EFFECTS } from "../effects";

/** A client of a server that sends these responses, the last one for ever. */
function clientOf(...responses: HttpResponse[]) {
    let requests = 0;
    const source = { setting: "authToken", source: "configuration" } as const;
    const client = createClient(
        {
            baseUrl: "https://s.example",
            credential: { kind: "token", token: "t0ken", source },
            timeoutMs: 1000,
            maxRetries: 5,
            maxConcurrency: 1,
        },
        FIXED_EFFECTS,
        () => Promise.resolve(responses[Math.min(requests++, responses.length - 1)]!),
    );
    return { client, requests: () => requests };
}

const page = httpResponse(200, "<html>");

describe("a malformed response", () => {
    it("to a request for the summary is retried", async () => {
        const { client, requests } = clientOf(page, httpResponse(200, { data: { totalCertificates: 5 } }));
        assert.equal((await fetchCertificateSummary(client, 30, undefined)).total, 5);
        assert.equal(requests(), 2);
    });

    it("to every attempt of a request for the summary is an error", async () => {
        const { client, requests } = clientOf(page);
        await assert.rejects(fetchCertificateSummary(client, 30, undefined), {
            code: "ERR_SIGNSTATION_UNEXPECTED_ANSWER",
            message: /counting certificates: the server answered 200 with no counts of certificates\./,
        });
        assert.equal(requests(), 3);
    });

    for (const [name, body] of [
        ["without an id", { name: "asha" }],
        ["whose id is no string", { id: 7 }],
        ["whose id would break a path", { id: "a/b" }],
    ] as const) {
        it(`with a record ${name} is an error about the certificate id`, async () => {
            const { client } = clientOf(httpResponse(200, body));
            await assert.rejects(createCertificates(client).get("id-1"), {
                message: /with JSON that holds no usable certificate id\./,
            });
        });
    }
});
