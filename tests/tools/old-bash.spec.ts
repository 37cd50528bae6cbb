/** The scripts under bash 3.2, which macOS has, and which reads quotes in a substitution differently. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ToolsSandbox } from "./tools-sandbox";

/** A new bash then reads such quotes as an old one does. */
const OLD = { BASH_COMPAT: "4.2" };

describe("under an old bash", () => {
    let sandbox: ToolsSandbox;
    beforeEach(() => {
        sandbox = new ToolsSandbox("tools/pulumi", "tools/local/env", "tools/install");
    });
    afterEach(() => {
        sandbox.remove();
    });

    it("tools/pulumi/env and tools/local/env print exports that a POSIX shell reads unchanged", () => {
        sandbox.write(".local/signstation/url", "http://127.0.0.1:8080\n");
        sandbox.write(".local/signstation/token", "it's a 'token'\n");
        const { status, out, err } = sandbox.run("tools/local/env", OLD);
        assert.equal(status, 0, err);
        const script = `${out}\nprintf '%s\\n' "$PULUMI_HOME" "$PULUMI_BACKEND_URL" "$LEEGALITY_AUTH_TOKEN" "$PATH"`;
        const [home, backend, token, path] = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" }).split("\n");
        assert.equal(home, sandbox.path(".local/pulumi-home"));
        assert.equal(backend, `file://${sandbox.path(".local/state")}`);
        assert.equal(token, "it's a 'token'");
        assert.ok(path?.startsWith(`${sandbox.path(".local/engine")}:${sandbox.path("node_modules/.bin")}:`), path);
    });

    it("tools/install removes the Node that npm is about to replace from PATH", () => {
        sandbox.write("package-lock.json", "{}\n");
        sandbox.program("standins/npm", `printf '%s' "$PATH" >path; mkdir -p node_modules`);
        const own = sandbox.path("node_modules/.bin");
        const others = `${sandbox.path("standins")}:/usr/bin:/bin`;
        for (const PATH of [`${own}:${others}`, `${others}:${own}`]) {
            const { status, err } = sandbox.run("tools/install", { ...OLD, PATH });
            assert.equal(status, 0, err);
            assert.equal(readFileSync(sandbox.path("path"), "utf8"), others);
            sandbox.write("package-lock.json", "{ }\n");
        }
    });
});
