/** compose(): the lifecycle's real ports follow the settings when they fetch files and call SignStation. */
import assert from "node:assert/strict";
import { compose } from "../../../provider/dynamic/compose";
import { startRawServer, type RawServer } from "../../support/raw-server";

const LIMIT = 5 * 1024 * 1024;

describe("compose", () => {
    let server: RawServer;
    const sizes: Readonly<Record<string, number>> = {
        "/limit.p12": LIMIT,
        "/over.p12": LIMIT + 1,
        "/endless.p12": LIMIT * 4,
    };
    before(async () => {
        server = await startRawServer(({ url }) => {
            const size = sizes[url];
            return size === undefined ? { status: 503 } : { body: Buffer.alloc(size, 7) };
        });
    });
    after(() => server.close());

    const composed = (more: NodeJS.ProcessEnv = {}) =>
        compose(
            () => undefined,
            { LEEGALITY_BASE_URL: server.url, LEEGALITY_AUTH_TOKEN: "t0ken", LEEGALITY_MAX_RETRIES: "0", ...more },
            () => undefined,
        );
    const remote = (path: string) => ({ kind: "remote", uri: `${server.url}${path}` }) as const;

    it("fetches a RemoteAsset of 5 MiB without sending the token", async () => {
        assert.equal((await composed().adapters.readBytes(remote("/limit.p12"))).length, LIMIT);
        assert.ok(!JSON.stringify(server.requests.at(-1)?.headers).includes("t0ken"));
    });

    for (const path of ["/over.p12", "/endless.p12"]) {
        it(`refuses a RemoteAsset over 5 MiB: ${path}`, async () => {
            await assert.rejects(composed().adapters.readBytes(remote(path)), { code: "ERR_LEEGALITY_FILE_TOO_LARGE" });
        });
    }

    it("limits the attempts for a RemoteAsset by maxRetries", async () => {
        const before = server.requests.length;
        await assert.rejects(composed().adapters.readBytes(remote("/none.p12")), {
            code: "ERR_LEEGALITY_REMOTE_FILE",
            message: /^While fetching .*\/none\.p12: the server answered 503\. /,
        });
        assert.equal(server.requests.length - before, 1);
    });

    it("fetches a RemoteAsset with an invalid configuration too, so that check reports every problem", async () => {
        const unconfigured = composed({ LEEGALITY_AUTH_TOKEN: "" });
        assert.ok("problems" in unconfigured.adapters.settings());
        assert.equal((await unconfigured.adapters.readBytes(remote("/limit.p12"))).length, LIMIT);
    });

    it("binds the client to the resource: its errors name the resource", async () => {
        const certificates = composed().adapters.certificates({ resource: "signing", secrets: [] });
        await assert.rejects(certificates.get("id-1"), {
            message: /^While reading certificate id-1 of resource signing: /,
        });
    });
});
