/** examples/quickstart-yaml in an empty folder, with the plugin installed from a file and from a server of the release. */
import { createServer, type Server } from "node:http";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { Example } from "../support/engine/example";
import { provide } from "../support/left-out";

/** The first build of the language host compiles some hundred packages. */
const BUILD_MS = 900_000;

describe("examples/quickstart-yaml", function () {
    this.timeout(300_000);
    let example: Example | undefined;
    let server: Server | undefined;

    before(function () {
        this.timeout(BUILD_MS);
        provide(this, "ensure-hosts", "yaml");
    });
    beforeEach(async () => {
        example = await Example.open("quickstart-yaml");
        await example.configure();
    });
    afterEach(async () => {
        server?.close();
        await example?.close();
    });

    it("deploys with the plugin installed from a file", async () => {
        await example!.installPlugin();
        await example!.assertLife();
    });

    it("previews with the plugin installed from a server", async () => {
        const { dist, stack } = example!;
        const asked: string[] = [];
        server = createServer(({ url = "" }, response) => {
            const file = basename(url);
            asked.push(file);
            const content = existsSync(join(dist, file)) ? readFileSync(join(dist, file)) : undefined;
            const headers = { "content-length": content?.length ?? 0 };
            response.writeHead(content === undefined ? 404 : 200, headers).end(content);
        });
        await new Promise<void>((ready) => server!.listen(0, "127.0.0.1", ready));
        const { port } = server.address() as AddressInfo;
        await example!.installPlugin("--server", `http://127.0.0.1:${port}`);
        assert.match(
            asked.at(-1) ?? "",
            /^pulumi-resource-leegality-v[\d.]+-(linux|darwin|windows)-(amd64|arm64)\.tar\.gz$/,
        );
        const preview = await stack.preview();
        assert.deepEqual(preview.changes, { create: 1 }, preview.stdout + preview.stderr);
    });
});
