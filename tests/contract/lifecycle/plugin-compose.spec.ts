/** The plugin's composition root: it connects when SignStation is first needed, and what a call waits for ends with the call. */
import assert from "node:assert/strict";
import { compose } from "../../../provider/plugin/session/compose";
import type { CallContext, Operations } from "../../../provider/plugin/session/port";
import { jsonResponse, startRawServer, type CannedResponse, type RawServer } from "../../support/raw-server";

const SUMMARY = "leegality:index:getCertificateSummary";
const COUNTS = jsonResponse(200, { data: { totalCertificates: 3 } });

describe("the plugin's compose", () => {
    let server: RawServer;
    let responses: CannedResponse[];
    beforeEach(async () => {
        responses = [];
        server = await startRawServer(() => responses.shift() ?? COUNTS);
    });
    afterEach(() => server.close());

    const composed = (config: Readonly<Record<string, string>>): { operations: Operations; lines: string[] } => {
        const lines: string[] = [];
        const log = (line: string) => lines.push(line);
        return { operations: compose(config, { env: {}, log, engineAddress: undefined }), lines };
    };
    const configured = () => composed({ baseUrl: server.url, authToken: "t0ken", maxRetries: "1" });
    const callWith = (signal: AbortSignal, lines: string[] = []): CallContext => ({
        urn: "",
        name: "",
        log: (severity, line) => lines.push(`${severity}: ${line}`),
        signal,
    });
    const summarise = async ({ functions }: Operations, call: CallContext) =>
        (await functions.get(SUMMARY)?.(call, {})) ?? assert.fail(SUMMARY);

    it("connects when SignStation is first needed", async () => {
        const { operations } = configured();
        assert.equal(server.mostConnections(), 0);
        const call = callWith(new AbortController().signal);
        assert.partialDeepStrictEqual(await summarise(operations, call), { total: 3 });
        assert.equal(server.requests.at(-1)?.headers["x-auth-token"], "t0ken");
    });

    it("shows what a call waits for as a message of that call", async () => {
        const { operations, lines } = configured();
        responses = [{ status: 503, headers: { "retry-after": "1" } }];
        const own: string[] = [];
        assert.partialDeepStrictEqual(await summarise(operations, callWith(new AbortController().signal, own)), {
            total: 3,
        });
        assert.equal(server.requests.length, 2);
        assert.equal(own.length, 1);
        assert.match(own[0] ?? "", /^info: .*counting certificates/);
        assert.deepEqual(lines, []);
    });

    it("sends nothing for a call that was cancelled, and serves the next one", async () => {
        const { operations } = configured();
        await assert.rejects(summarise(operations, callWith(AbortSignal.abort(new Error("cancelled")))), {
            code: "ERR_SIGNSTATION_CANCELLED",
        });
        assert.equal(server.requests.length, 0);
        assert.partialDeepStrictEqual(await summarise(operations, callWith(new AbortController().signal)), {
            total: 3,
        });
    });

    it("reports a configuration with problems as such, and opens no client", async () => {
        const { operations } = composed({ baseUrl: server.url });
        await assert.rejects(summarise(operations, callWith(new AbortController().signal)), {
            code: "ERR_LEEGALITY_CONFIGURATION",
        });
        assert.equal(server.mostConnections(), 0);
    });
});
