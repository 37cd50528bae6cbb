/** A header that comes twice, as proxies send it: the first one counts. */
import assert from "node:assert/strict";
import { startRawServer } from "../../support/raw-server";
import { connect } from "../connect";

describe("an answer with a header that comes twice", () => {
    it("waits as long as the first Retry-After says", async () => {
        const server = await startRawServer((_request, response) => {
            response.setHeader("retry-after", ["7", "9"]).writeHead(503).end();
            return undefined;
        });
        try {
            const connected = connect(server.url, "t0ken", { maxRetries: 1 });
            await assert.rejects(connected.certificates.get("id-1"), { code: "ERR_SIGNSTATION_SERVER_ERROR" });
            assert.deepEqual(connected.sleeps, [7000]);
        } finally {
            await server.close();
        }
    });
});
