/** The Go modules that follow the engine have its version of Pulumi, and the document of the tools has what they pin. */
import assert from "node:assert/strict";
import { readSource } from "../support/source/sources";

const ENGINE = "tools/pulumi/cli";
/** YAML's host and the generator are built from the engine's packages; the conformance tests drive the engine. */
const FOLLOWERS = ["tools/pulumi/hosts/yaml", "tools/pulumi/sdk-generator", "tests/conformance"];

describe("the versions of Go modules", () => {
    for (const follower of FOLLOWERS) {
        for (const module of ["github.com/pulumi/pulumi/pkg/v3", "github.com/pulumi/pulumi/sdk/v3"]) {
            it(`${follower} pins ${module} as the engine does`, () => {
                const version = pinOf(ENGINE, module);
                assert.match(version ?? "", /^v3\./);
                assert.equal(pinOf(follower, module), version);
            });
        }
    }

    const rows = readSource("tools/pulumi/README.md").matchAll(/^\| (\w+) +\| (pulumi[\w/-]+) (v[\d.]+) +\|/gm);
    const hosts = Array.from(rows, ([, host = "", module = "", version = ""]) => ({ host, module, version }));

    it("are in the table of the language hosts", () => {
        assert.deepEqual(
            hosts.map(({ host }) => host),
            ["YAML", "Python", "Go"],
        );
    });

    for (const { host, module, version } of hosts) {
        it(`are right there: ${host}`, () => {
            const pin = pinOf(`tools/pulumi/hosts/${host.toLowerCase()}`, `github.com/pulumi/${module}`);
            assert.equal(pin, version);
        });
    }
});

/** The version of a module that `go.mod` in this folder requires. */
function pinOf(folder: string, module: string): string | undefined {
    const lines = readSource(`${folder}/go.mod`).split("\n");
    const words = lines.map((line) =>
        line
            .trim()
            .replace(/^require /, "")
            .split(" "),
    );
    return words.find(([name]) => name === module)?.[1];
}
