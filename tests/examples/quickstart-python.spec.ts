/** examples/quickstart-python in an empty folder, with the plugin and the Python package of the release. */
import { delimiter, join } from "node:path";
import { VERSION } from "../support/engine/dist";
import { Example } from "../support/engine/example";
import { provide } from "../support/left-out";
import { command } from "../support/engine/toolchain";

/** The first build of the language host compiles some hundred packages. */
const BUILD_MS = 900_000;

describe("examples/quickstart-python", function () {
    this.timeout(300_000);
    let environment: string;
    let example: Example | undefined;

    before(function () {
        this.timeout(BUILD_MS);
        provide(this, "ensure-hosts", "python");
        environment = provide(this, "ensure-python");
    });
    afterEach(() => example?.close());

    it("deploys", async () => {
        example = await Example.open("quickstart-python");
        const { stack, dist } = example;
        // The environment is shared, and no test changes it: what this one installs stands in its own folder.
        const packages = join(stack.folder, "packages");
        const archive = join(dist, `pulumi_leegality-${VERSION}.tar.gz`);
        const options = ["--quiet", "--no-deps", "--no-build-isolation", "--target", packages];
        command(join(environment, "bin/pip"), ["install", ...options, archive], stack.folder);
        stack.env = {
            ...stack.env,
            VIRTUAL_ENV: environment,
            PATH: [join(environment, "bin"), process.env["PATH"]].join(delimiter),
            PYTHONPATH: packages,
        };
        await example.installPlugin();
        await example.configure();
        await example.assertLife();
    });
});
