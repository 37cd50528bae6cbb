/** A header that is sent twice, as proxies do: the first one counts. */
import assert from "node:assert/strict";
import { withRawServer } from "../../support/with-raw-server";
import { connect } from "../connect";

describe("a response with a repeated header", () => {
    it("sets the wait by the first Retry-After", async () => {
        await withRawServer(
            (_request, response) => {
                response.setHeader("retry-after", ["7", "9"]).writeHead(503).end();
                return undefined;
            },
            async (server) => {
                const connected = connect(server.url, "t0ken", { maxRetries: 1 });
                await assert.rejects(connected.certificates.get("id-1"), { code: "ERR_SIGNSTATION_SERVER_ERROR" });
                assert.deepEqual(connected.sleeps, [7000]);
            },
        );
    });
});
