/** examples/quickstart-go in an empty folder, with the plugin and the Go module of the release. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { VERSION } from "../support/engine/dist";
import { Example } from "../support/engine/example";
import { provide } from "../support/left-out";
import { command } from "../support/engine/toolchain";

/** The first build of the language host, and the first one of the program, compile some hundred packages each. */
const BUILD_MS = 900_000;

describe("examples/quickstart-go", function () {
    this.timeout(BUILD_MS);
    let example: Example | undefined;

    before(function () {
        provide(this, "ensure-hosts", "go");
    });
    afterEach(() => example?.close());

    it("deploys", async () => {
        example = await Example.open("quickstart-go");
        const { stack, dist } = example;
        mkdirSync(join(stack.folder, "sdk"));
        const archive = join(dist, `pulumi-leegality-go-v${VERSION}.tar.gz`);
        command("tar", ["-xzf", archive, "-C", "sdk", "--strip-components", "1"], stack.folder);
        // Its own limit is longer than that of a preview, and what it compiles stays in Go's cache.
        command("go", ["build", "-o", "program", "."], stack.folder, { GOWORK: "off" });
        stack.env = { ...stack.env, GOWORK: "off" };
        await example.installPlugin();
        await example.configure();
        await example.assertLife();
    });
});
