/** The environment of the scripts: a server of the shell does not reach the tests, and a failure to set it up stops the run. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { ToolsSandbox } from "./tools-sandbox";

const BROKEN = `echo "cannot be had" >&2; echo "touch evaluated"; exit 3`;

describe("the environment of the scripts", () => {
    let sandbox: ToolsSandbox;
    beforeEach(() => {
        sandbox = new ToolsSandbox("tools/test", "tools/local/prepare", "tools/pulumi");
        sandbox.program("standins/npm", "env >environment");
    });
    afterEach(() => {
        sandbox.remove();
    });

    const server = {
        LEEGALITY_BASE_URL: "https://signstation.example",
        LEEGALITY_AUTH_TOKEN: "canary",
        LEEGALITY_CA_FILE: "/ca.pem",
    };
    /** The names that `npm` was given. */
    const reached = (env: Record<string, string>): string[] => {
        const { status, err } = sandbox.run("tools/test", env);
        assert.equal(status, 0, err);
        const names = readFileSync(sandbox.path("environment"), "utf8").match(/^(LEEGALITY|PULUMI)_\w+/gm) ?? [];
        return names.filter((name) => name in env).sort();
    };

    it("has a server's address and token only for tests of that server", () => {
        const stack = { PULUMI_STACK: "prod", PULUMI_BACKEND_URL: "s3://states" };
        assert.deepEqual(reached({}), []);
        assert.deepEqual(reached({ ...server, ...stack }), []);
        assert.deepEqual(reached({ ...server, LEEGALITY_TEST_SERVER: "0" }), []);
        const asked = { ...server, LEEGALITY_TEST_SERVER: "1" };
        assert.deepEqual(reached({ ...asked, ...stack }), Object.keys(asked).sort());
    });

    it("has a file for skipped tests, which are listed once each at the end", () => {
        sandbox.program("standins/npm", `echo "npm $*"; echo "the page: no browser" >>"$TESTS_LEFT_OUT"`);
        const { out, err } = sandbox.run("tools/test");
        assert.equal(out, "npm run --silent check\nnpm test --silent\n");
        assert.equal(err, "left out: the page: no browser\n");
    });

    for (const [script, source] of [
        ["tools/test", "tools/pulumi/env"],
        ["tools/local/prepare", "tools/local/env"],
    ] as const) {
        it(`stops ${script} if ${source} fails`, () => {
            sandbox.program("standins/node", "");
            sandbox.program("standins/pulumi", "touch deployed");
            sandbox.program(source, BROKEN);
            const { status, err } = sandbox.run(script);
            assert.deepEqual([status, err], [3, "cannot be had\n"]);
            for (const file of ["evaluated", "environment", "deployed"]) {
                assert.ok(!existsSync(sandbox.path(file)), file);
            }
        });
    }
});
