/** A server that takes an update as JSON only, or a form only, or neither. */
import assert from "node:assert/strict";
import { jsonAnswer, startRawServer, type CannedAnswer, type SeenRequest } from "../../support/raw-server";
import { connect, errorOf } from "../connect";

const unsupported: CannedAnswer = {
    ...jsonAnswer(415, {
        timestamp: 1,
        status: 415,
        error: "Unsupported Media Type",
        path: "/api/v1/certificates/id-1",
    }),
};
const done = jsonAnswer(200, { data: { id: "id-1" } });
const file = { name: "a.p12", bytes: Buffer.from("content") };

const isJson = ({ headers }: SeenRequest) => headers["content-type"] === "application/json";
const kindOf = (request: SeenRequest) => (isJson(request) ? String(request.body) : "form");

describe("an update", () => {
    it("without a file goes as JSON to a server that takes it so only, at once from the second one on, also for other resources", async () => {
        const server = await startRawServer((request) => (isJson(request) ? done : unsupported));
        try {
            const { certificates, certificatesFor } = connect(server.url, "t0ken");
            await certificates.update("id-1", { departmentId: "hr", enabled: false });
            await certificatesFor({ secrets: [] }).update("id-1", { enabled: true });
            assert.deepEqual(server.requests.map(kindOf), [
                "form",
                '{"departmentId":"hr","enabled":false}',
                '{"enabled":true}',
            ]);
        } finally {
            await server.close();
        }
    });

    it("goes as a form to a server that takes it", async () => {
        const server = await startRawServer(done);
        try {
            await connect(server.url, "t0ken").certificates.update("id-1", { enabled: true });
            assert.deepEqual(server.requests.map(kindOf), ["form"]);
        } finally {
            await server.close();
        }
    });

    const refused: [name: string, form: object, sent: string[]][] = [
        ["without a file is sent in both forms", { enabled: true }, ["form", '{"enabled":true}']],
        ["with a file is sent as a form only", { file, passkey: "sesame" }, ["form"]],
    ];
    for (const [name, form, sent] of refused) {
        it(`${name} to a server that takes neither, and the error speaks of the form`, async () => {
            const server = await startRawServer(unsupported);
            try {
                const error = await errorOf(connect(server.url, "t0ken").certificates.update("id-1", form));
                assert.deepEqual([error.status, error.processed], [415, "no"]);
                assert.match(error.message, /answered 415: Unsupported Media Type\. .*Content-Type/);
                assert.doesNotMatch(error.message, /state delete/);
                assert.deepEqual(server.requests.map(kindOf), sent);
            } finally {
                await server.close();
            }
        });
    }

    it("that fails for another reason is not sent as JSON", async () => {
        const server = await startRawServer(jsonAnswer(400, { code: "LE_ERR_SS_400", errors: [] }));
        try {
            assert.equal((await errorOf(connect(server.url, "t0ken").certificates.update("id-1", {}))).status, 400);
            assert.deepEqual(server.requests.map(kindOf), ["form"]);
        } finally {
            await server.close();
        }
    });
});
