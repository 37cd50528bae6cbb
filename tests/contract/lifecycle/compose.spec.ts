/** The real ports, put together: a configured process fetches files and calls SignStation as its settings say. */
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

    it("fetches a RemoteAsset of 5 MiB, and sends the token nowhere but to the API", async () => {
        assert.equal((await composed().adapters.readBytes(remote("/limit.p12"))).length, LIMIT);
        assert.ok(!JSON.stringify(server.requests.at(-1)?.headers).includes("t0ken"));
    });

    for (const path of ["/over.p12", "/endless.p12"]) {
        it(`refuses a larger one: ${path}`, async () => {
            await assert.rejects(composed().adapters.readBytes(remote(path)), { code: "ERR_LEEGALITY_FILE_TOO_LARGE" });
        });
    }

    it("tries a RemoteAsset as often as the settings say", async () => {
        const before = server.requests.length;
        await assert.rejects(composed().adapters.readBytes(remote("/none.p12")), {
            code: "ERR_LEEGALITY_REMOTE_FILE",
            message: /^While fetching .*\/none\.p12: the server answered 503\. /,
        });
        assert.equal(server.requests.length - before, 1);
    });

    it("fetches a RemoteAsset also when the configuration is of no use, so that check can tell all that is wrong", async () => {
        const unconfigured = composed({ LEEGALITY_AUTH_TOKEN: "" });
        assert.ok("problems" in unconfigured.adapters.settings());
        assert.equal((await unconfigured.adapters.readBytes(remote("/limit.p12"))).length, LIMIT);
    });

    it("makes calls for the resource that asks", async () => {
        const certificates = composed().adapters.certificates({ resource: "signing", secrets: [] });
        await assert.rejects(certificates.get("id-1"), {
            message: /^While reading certificate id-1 of resource signing: /,
        });
    });
});
