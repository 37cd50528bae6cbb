/** Content type of an update: a form, or JSON for servers that answer 415 to a form. */
import assert from "node:assert/strict";
import { jsonResponse, type CannedResponse, type SeenRequest } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { connect, errorOf } from "../connect";

const unsupported: CannedResponse = {
    ...jsonResponse(415, {
        timestamp: 1,
        status: 415,
        error: "Unsupported Media Type",
        path: "/api/v1/certificates/id-1",
    }),
};
const done = jsonResponse(200, { data: { id: "id-1" } });
const file = { name: "a.p12", bytes: Buffer.from("content") };

const isJson = ({ headers }: SeenRequest) => headers["content-type"] === "application/json";
const kindOf = (request: SeenRequest) => (isJson(request) ? String(request.body) : "form");

describe("an update's content type", () => {
    it("is JSON for an update without a file if the server refuses a form; later updates of any resource start with JSON", async () => {
        await withRawServer(
            (request) => (isJson(request) ? done : unsupported),
            async (server) => {
                const { certificates, certificatesFor } = connect(server.url, "t0ken");
                await certificates.update("id-1", { departmentId: "hr", enabled: false });
                await certificatesFor({ secrets: [] }).update("id-1", { enabled: true });
                assert.deepEqual(server.requests.map(kindOf), [
                    "form",
                    '{"departmentId":"hr","enabled":false}',
                    '{"enabled":true}',
                ]);
            },
        );
    });

    it("is a form if the server accepts it", async () => {
        await withRawServer(done, async (server) => {
            await connect(server.url, "t0ken").certificates.update("id-1", { enabled: true });
            assert.deepEqual(server.requests.map(kindOf), ["form"]);
        });
    });

    const refused: [name: string, form: object, sent: string[]][] = [
        ["both in turn, for an update without a file,", { enabled: true }, ["form", '{"enabled":true}']],
        ["a form only, for an update with a file,", { file, passkey: "sesame" }, ["form"]],
    ];
    for (const [name, form, sent] of refused) {
        it(`is ${name} if the server answers 415 to everything, and the error names the Content-Type`, async () => {
            await withRawServer(unsupported, async (server) => {
                const error = await errorOf(connect(server.url, "t0ken").certificates.update("id-1", form));
                assert.deepEqual([error.status, error.processed], [415, "no"]);
                assert.match(error.message, /answered 415: Unsupported Media Type\. .*Content-Type/);
                assert.doesNotMatch(error.message, /state delete/);
                assert.deepEqual(server.requests.map(kindOf), sent);
            });
        });
    }

    it("stays a form if the update fails for a reason other than 415", async () => {
        await withRawServer(jsonResponse(400, { code: "LE_ERR_SS_400", errors: [] }), async (server) => {
            assert.equal((await errorOf(connect(server.url, "t0ken").certificates.update("id-1", {}))).status, 400);
            assert.deepEqual(server.requests.map(kindOf), ["form"]);
        });
    });
});
