/** What the tests of this project leave out on a machine that lacks something, with spec files side by side as in `make test`. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/source/sources";
import { pathWithoutGo } from "./engine/standin-go";
import { ToolsSandbox } from "./tools-sandbox";

const PROJECT = ["provider", "tests", "tools/pulumi", "package.json", "tsconfig.json", ".mocharc.json"];
const NO_GO = (language: string): string => `hosts: no language host for ${language}: Go is not installed`;

describe("what the tests leave out", function () {
    this.timeout(180_000);
    let sandbox: ToolsSandbox;
    before(() => {
        sandbox = new ToolsSandbox(...PROJECT);
        symlinkSync(join(ROOT, "node_modules"), sandbox.path("node_modules"), "dir");
        // The hosts are put beside an engine, which nothing of this runs.
        sandbox.program(".local/engine/pulumi", "exit 1");
    });
    after(() => {
        sandbox.remove();
    });

    it("is listed with its reason, a line each: without Chromium, and without Go", () => {
        const list = sandbox.path("left-out");
        const specs = [
            "tests/examples/quickstart-go.spec.ts",
            "tests/examples/quickstart-python.spec.ts",
            "tests/examples/quickstart-yaml.spec.ts",
            "tests/package/generated-sdks.spec.ts",
            "tests/plugin/engine/life.spec.ts",
            "tests/view/page.spec.ts",
        ];
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            ["node_modules/mocha/bin/mocha.js", "--parallel", "--jobs", "2", "--reporter", "dot", ...specs],
            {
                cwd: sandbox.root,
                env: { PATH: pathWithoutGo(sandbox), CHROMIUM: "/no/chromium", TESTS_LEFT_OUT: list },
                encoding: "utf8",
            },
        );
        assert.equal(status, 0, stdout + stderr);
        assert.match(stdout, / pending/);
        const lines = existsSync(list) ? readFileSync(list, "utf8").trimEnd().split("\n") : [];
        assert.deepEqual([...new Set(lines)].sort(), [
            `a certificate in YAML: ${NO_GO("yaml")}`,
            "a generated SDK is up to date with the schema: go: sdk-generator: Go is not installed",
            "a generated SDK is up to date with the schema: python: sdk-generator: Go is not installed",
            `examples/quickstart-go: ${NO_GO("go")}`,
            `examples/quickstart-python: ${NO_GO("python")}`,
            `examples/quickstart-yaml: ${NO_GO("yaml")}`,
            "the tests of the emulator's page: no Chromium at /no/chromium; CHROMIUM may name another place",
        ]);
    });
});
