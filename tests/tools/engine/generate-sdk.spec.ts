/** The generator of SDKs is built when it is first needed or has changed, and gets its arguments as they are. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runWithoutGo, STANDIN_GO } from "./standin-go";
import { ToolsSandbox } from "../tools-sandbox";

const SCRIPT = "tools/pulumi/generate-sdk";
const ARGS = ["python", "a schema.json", "an empty folder"];

describe("tools/pulumi/generate-sdk", () => {
    let sandbox: ToolsSandbox;
    beforeEach(() => {
        sandbox = new ToolsSandbox("tools/pulumi");
        sandbox.program("standins/go", STANDIN_GO);
    });
    afterEach(() => {
        sandbox.remove();
    });

    it("runs the generator with its arguments, and builds it once", () => {
        for (const time of ["first", "second"]) {
            assert.deepEqual(sandbox.run(SCRIPT, {}, ...ARGS), { status: 0, out: `${ARGS.join("|")}|`, err: "" }, time);
        }
        assert.equal(readFileSync(sandbox.path("builds"), "utf8").trimEnd().split("\n").length, 1);
    });

    it("builds the generator again when its source has changed", () => {
        sandbox.run(SCRIPT, {}, ...ARGS);
        sandbox.write("tools/pulumi/sdk-generator/main.go", "package main\n");
        sandbox.run(SCRIPT, {}, ...ARGS);
        assert.equal(readFileSync(sandbox.path("builds"), "utf8").trimEnd().split("\n").length, 2);
    });

    it("says that Go is not installed, with a status of its own", () => {
        assert.deepEqual(runWithoutGo(sandbox, SCRIPT, ...ARGS), {
            status: 3,
            out: "",
            err: "sdk-generator: Go is not installed\n",
        });
    });
});
