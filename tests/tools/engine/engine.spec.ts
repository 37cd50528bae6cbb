// tools/pulumi/ensure: which engine is used, in which order, and the error if there is none.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { EngineSandbox } from "./engine-sandbox";

const installer = `while [ $# -gt 0 ]; do case "$1" in -o) out=$2 ;; esac; shift; done
cat >"$out" <<'SCRIPT'
mkdir -p "$4/bin"
printf '#!/bin/sh\\necho "%s"\\n' "installed $*" >"$4/bin/pulumi"
cp "$4/bin/pulumi" "$4/bin/pulumi-language-nodejs"
chmod 755 "$4"/bin/*
SCRIPT`;

const go = `case "$1" in
    list) printf 'one\\ntwo\\n' ;;
    env) echo go1.26.6 ;;
    build)
        while [ "$1" != -o ]; do shift; done
        printf '#!/bin/sh\\necho built\\n' >"$2"
        chmod 755 "$2"
        ;;
esac`;

describe("tools/pulumi/ensure", () => {
    let sandbox: EngineSandbox;

    beforeEach(() => {
        sandbox = new EngineSandbox();
    });
    afterEach(() => {
        sandbox.remove();
    });

    it("uses a recent pulumi on PATH, and does nothing in the next run", () => {
        sandbox.pulumi("bin", "v3.252.0");
        const first = sandbox.run("ensure");
        assert.equal(first.status, 0, first.err);
        assert.match(first.err, /^engine: Pulumi v3\.252\.0 from PATH/);
        assert.deepEqual(readdirSync(sandbox.engine).sort(), [
            "pulumi",
            "pulumi-language-nodejs",
            "pulumi-resource-pulumi-nodejs",
            "stamp",
        ]);
        rmSync(join(sandbox.root, "bin"), { recursive: true });
        assert.deepEqual(sandbox.run("ensure"), { status: 0, out: "", err: "" });
    });

    it("prefers a pulumi with its language host beside it to an earlier one without", () => {
        sandbox.pulumi("shims", "v3.300.0", false);
        sandbox.pulumi("bin", "v3.274.1");
        assert.match(sandbox.run("ensure").err, /Pulumi v3\.274\.1 from PATH/);
    });

    it("accepts a language host elsewhere on PATH, and requires one", () => {
        sandbox.pulumi("bin", "v3.300.0", false);
        assert.match(sandbox.run("ensure").err, /path: .* has no pulumi-language-nodejs/);
        sandbox.program("hosts/pulumi-language-nodejs", "");
        sandbox.putOnPath("hosts");
        assert.match(sandbox.run("ensure").err, /Pulumi v3\.300\.0 from PATH/);
    });

    for (const version of ["v3.251.9", "v2.300.0", "nonsense"]) {
        it(`skips ${version} on PATH, then tries the installer and Go, with a line for each`, () => {
            sandbox.pulumi("bin", version);
            sandbox.program("standins/go", go);
            const { status, err } = sandbox.run("ensure");
            assert.equal(status, 0, err);
            assert.match(err, /bin\/pulumi is .*, older than v3\.252\.0: trying the next way\.\n/);
            assert.match(err, /installer could not be reached: trying the next way\.\n/);
            assert.match(err, /about 5 minutes/);
            assert.match(err, /Pulumi built built with go1\.26\.6\n$/);
        });
    }

    it("runs Pulumi's installer with the version of cli/go.mod", () => {
        sandbox.program("standins/curl", installer);
        const { status, err } = sandbox.run("ensure");
        assert.equal(status, 0, err);
        const pinned = /pulumi\/sdk\/v3 v(\S+)/.exec(
            readFileSync(join(sandbox.root, "tools/pulumi/cli/go.mod"), "utf8"),
        );
        assert.ok(pinned?.[1]);
        assert.ok(err.includes(`installed --version ${pinned[1]} --install-root `), err);
        assert.ok(err.includes("--no-edit-path"), err);
    });

    it("reports the failure of each source, and leaves no files", () => {
        sandbox.program("standins/go", "echo 'go: go.mod requires go >= 1.26.6' >&2; exit 1");
        const { status, err } = sandbox.run("ensure");
        assert.equal(status, 1);
        assert.match(err, /path: no pulumi on PATH/);
        assert.match(err, /installer: Pulumi's installer could not be reached/);
        assert.match(err, /go: .* failed: go: go\.mod requires go >= 1\.26\.6/);
        assert.deepEqual(readdirSync(join(sandbox.root, ".local")), []);
    });

    it("rebuilds the engine after a change of a pin, and keeps the old one if that fails", () => {
        sandbox.pulumi("bin", "v3.274.1");
        assert.equal(sandbox.run("ensure").status, 0);
        sandbox.write("tools/pulumi/language-host/go.sum", "changed\n");
        assert.match(sandbox.run("ensure").err, /Pulumi v3\.274\.1 from PATH/);
        sandbox.write("tools/pulumi/language-host/go.sum", "changed again\n");
        rmSync(join(sandbox.root, "bin"), { recursive: true });
        assert.equal(sandbox.run("ensure").status, 1);
        assert.ok(existsSync(join(sandbox.engine, "pulumi")));
    });

    it("has an option for the source of the engine", () => {
        sandbox.pulumi("bin", "v3.274.1");
        sandbox.program("standins/go", go);
        assert.match(sandbox.run("ensure", { PULUMI_ENGINE_FROM: "go" }).err, /built with go1\.26\.6/);
        assert.match(sandbox.run("ensure", { PULUMI_ENGINE_FROM: "path" }).err, /from PATH/);
        assert.equal(sandbox.run("ensure", { PULUMI_ENGINE_FROM: "wishing" }).status, 1);
    });

    it("prints exports that a POSIX shell reads unchanged", () => {
        sandbox.pulumi("bin", "v3.274.1");
        sandbox.run("ensure");
        const { out } = sandbox.run("env");
        for (const line of out.trimEnd().split("\n")) assert.match(line, /^export [A-Z_]+=/);
        const script = `${out}\nprintf '%s\\n' "$PULUMI_HOME" "$PATH"`;
        const [home, path] = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" }).split("\n");
        assert.equal(home, join(sandbox.root, ".local", "pulumi-home"));
        assert.ok(path?.startsWith(`${sandbox.engine}:${join(sandbox.root, "node_modules", ".bin")}:`), path);
    });
});
