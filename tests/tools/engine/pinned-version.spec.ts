/** tools/pulumi/pinned-version: a pin that cannot be read is an error, and not the newest version. */
import assert from "node:assert/strict";
import { ToolsSandbox } from "../tools-sandbox";

const REASON = "tools/pulumi/cli/go.mod pins no github.com/pulumi/pulumi/sdk/v3";

describe("tools/pulumi/pinned-version", () => {
    let sandbox: ToolsSandbox;
    beforeEach(() => {
        sandbox = new ToolsSandbox("tools/pulumi");
    });
    afterEach(() => {
        sandbox.remove();
    });

    it("prints the version of cli/go.mod", () => {
        sandbox.write(
            "tools/pulumi/cli/go.mod",
            "require (\n\tgithub.com/pulumi/pulumi/sdk/v3 v3.300.1 // pinned\n)\n",
        );
        assert.deepEqual(sandbox.run("tools/pulumi/pinned-version"), { status: 0, out: "v3.300.1\n", err: "" });
    });

    for (const script of ["pinned-version", "engine/from-go", "engine/from-installer"]) {
        it(`${script} fails with a reason if there is no version`, () => {
            sandbox.write("tools/pulumi/cli/go.mod", "module example.com/cli\n");
            sandbox.program("standins/curl", "touch called");
            sandbox.program("standins/go", "touch called");
            assert.deepEqual(sandbox.run(`tools/pulumi/${script}`, {}, sandbox.root), {
                status: 1,
                out: `${REASON}\n`,
                err: "",
            });
        });
    }
});
