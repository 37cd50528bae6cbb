/** tools/pulumi/ensure-hosts: language hosts for tests, built once for their pins and put beside the engine. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { runWithoutGo, STANDIN_GO } from "./standin-go";
import { type Outcome, ToolsSandbox } from "../tools-sandbox";

const ENGINE = ".local/engine";
const YAML = `${ENGINE}/pulumi-language-yaml`;
const BUILT = "hosts: yaml: example.com/program v1.2.3, built with go1.26.6\n";

describe("tools/pulumi/ensure-hosts", () => {
    let sandbox: ToolsSandbox;
    beforeEach(() => {
        sandbox = new ToolsSandbox("tools/pulumi");
        sandbox.program(`${ENGINE}/pulumi`, "");
        sandbox.program("standins/go", STANDIN_GO);
    });
    afterEach(() => {
        sandbox.remove();
    });

    const ensure = (...languages: string[]): Outcome => sandbox.run("tools/pulumi/ensure-hosts", {}, ...languages);
    const text = (file: string): string => readFileSync(sandbox.path(file), "utf8");
    const builds = (): number => (existsSync(sandbox.path("builds")) ? text("builds").trimEnd().split("\n").length : 0);

    it("puts a host beside the engine, prints one line about it, and builds nothing in the next run", () => {
        assert.deepEqual(ensure("yaml"), { status: 0, out: "", err: BUILT });
        assert.match(text(YAML), /built 1/);
        assert.deepEqual(ensure("yaml"), { status: 0, out: "", err: BUILT });
        assert.equal(builds(), 1);
    });

    it("puts the script that runs programs beside the host of Python", () => {
        sandbox.write("sources/pulumi-language-python-exec", "the script\n");
        assert.equal(ensure("python").status, 0);
        assert.equal(text(`${ENGINE}/pulumi-language-python-exec`), "the script\n");
    });

    it("accepts several languages, with a line for each", () => {
        assert.equal(ensure("go", "yaml").err.match(/^hosts: (go|yaml): /gm)?.length, 2);
        assert.deepEqual(readdirSync(sandbox.path(ENGINE)).sort(), [
            "pulumi",
            "pulumi-language-go",
            "pulumi-language-yaml",
        ]);
    });

    it("puts a host beside a rebuilt engine without a build", () => {
        ensure("yaml");
        rmSync(sandbox.path(YAML));
        assert.equal(ensure("yaml").status, 0);
        assert.match(text(YAML), /built 1/);
        assert.equal(builds(), 1);
    });

    it("rebuilds a host after a change of a pin, and keeps the old one if that fails", () => {
        ensure("yaml");
        sandbox.write("tools/pulumi/hosts/yaml/go.sum", "changed\n");
        assert.equal(ensure("yaml").status, 0);
        assert.match(text(YAML), /built 2/);
        sandbox.write("tools/pulumi/hosts/yaml/go.sum", "changed again\n");
        sandbox.program("standins/go", "echo 'go: go.mod requires go >= 1.26.6' >&2; exit 1");
        assert.deepEqual(ensure("yaml"), {
            status: 1,
            out: "",
            err:
                "hosts: no language host for yaml: downloading the Go modules of pulumi-language-yaml failed: " +
                "go: go.mod requires go >= 1.26.6 \n",
        });
        assert.match(text(YAML), /built 2/);
        assert.deepEqual(readdirSync(sandbox.path(".local/programs/hosts")), ["yaml"]);
    });

    it("keeps a host that another process has built meanwhile, and may be using", () => {
        ensure("yaml");
        const built = sandbox.path(".local/programs/hosts/yaml");
        renameSync(built, sandbox.path("theirs"));
        const finish = `case $1 in build) mv "${sandbox.path("theirs")}" "${built}" ;; esac`;
        sandbox.program("standins/go", `${finish}\n${STANDIN_GO}`);
        assert.deepEqual(ensure("yaml"), { status: 0, out: "", err: BUILT });
        assert.equal(builds(), 2);
        assert.match(text(".local/programs/hosts/yaml/pulumi-language-yaml"), /built 1/);
        assert.deepEqual(readdirSync(sandbox.path(".local/programs/hosts")), ["yaml"]);
    });

    it("exits with its own status if Go is not installed", () => {
        assert.deepEqual(runWithoutGo(sandbox, "tools/pulumi/ensure-hosts", "yaml"), {
            status: 3,
            out: "",
            err: "hosts: no language host for yaml: Go is not installed\n",
        });
    });

    it("needs no Go for a built host", () => {
        ensure("yaml");
        assert.equal(runWithoutGo(sandbox, "tools/pulumi/ensure-hosts", "yaml").status, 0);
    });

    for (const languages of [[], ["java"], ["yaml", "../cli"], [""]]) {
        it(`refuses ${JSON.stringify(languages)} and names the languages that it can build`, () => {
            const { status, err } = ensure(...languages);
            assert.equal(status, 1);
            assert.match(
                err,
                /^hosts: there is no language host for '.*': name one or more of yaml, python and go\.\n$/,
            );
            assert.equal(builds(), 0);
        });
    }

    it("fails without an engine, and says how to get one", () => {
        rmSync(sandbox.path(ENGINE), { recursive: true });
        const { status, err } = ensure("yaml");
        assert.equal(status, 1);
        assert.match(err, /run tools\/pulumi\/ensure first/);
        assert.equal(builds(), 0);
    });
});
