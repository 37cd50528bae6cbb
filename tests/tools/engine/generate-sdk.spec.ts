/** tools/pulumi/generate-sdk: builds the generator if needed, and passes its arguments on. */
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

    it("runs the generator with the given arguments, and builds it once", () => {
        for (const time of ["first", "second"]) {
            assert.deepEqual(sandbox.run(SCRIPT, {}, ...ARGS), { status: 0, out: `${ARGS.join("|")}|`, err: "" }, time);
        }
        assert.equal(readFileSync(sandbox.path("builds"), "utf8").trimEnd().split("\n").length, 1);
    });

    it("rebuilds the generator if its source has changed", () => {
        sandbox.run(SCRIPT, {}, ...ARGS);
        sandbox.write("tools/pulumi/sdk-generator/main.go", "package main\n");
        sandbox.run(SCRIPT, {}, ...ARGS);
        assert.equal(readFileSync(sandbox.path("builds"), "utf8").trimEnd().split("\n").length, 2);
    });

    it("exits with its own status if Go is not installed", () => {
        assert.deepEqual(runWithoutGo(sandbox, SCRIPT, ...ARGS), {
            status: 3,
            out: "",
            err: "sdk-generator: Go is not installed\n",
        });
    });
});
