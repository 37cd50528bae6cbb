/** The virtual environment for tests in Python: made once for its pins, and clearly missing where Python is. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { type Outcome, ToolsSandbox } from "./tools-sandbox";

/** Makes a virtual environment, as far as the script needs one: `-m venv FOLDER`. Its pip notes how it is called. */
const STANDIN_PYTHON = `
mkdir -p "$3/bin"
printf '#!/bin/bash\\necho "$@" >>"%s"\\n' "$PWD/installed" >"$3/bin/pip"
chmod +x "$3/bin/pip"`;
/** What the script calls besides Python. */
const PROGRAMS = ["bash", "cat", "chmod", "cmp", "cp", "dirname", "mkdir", "mktemp", "rm", "tail"];

describe("tools/pulumi/ensure-python", () => {
    let sandbox: ToolsSandbox;
    beforeEach(() => {
        sandbox = new ToolsSandbox("tools/pulumi/ensure-python", "tools/pulumi/python");
        sandbox.program("standins/python3", STANDIN_PYTHON.replaceAll("$PWD", sandbox.root));
    });
    afterEach(() => {
        sandbox.remove();
    });

    const ensure = (env: Record<string, string> = {}): Outcome => sandbox.run("tools/pulumi/ensure-python", env);
    const installs = (): number =>
        existsSync(sandbox.path("installed"))
            ? readFileSync(sandbox.path("installed"), "utf8").trim().split("\n").length
            : 0;

    it("makes the environment and prints its folder; the second run makes nothing", () => {
        const made = { status: 0, out: `${sandbox.path(".local/python")}\n`, err: "" };
        assert.deepEqual(ensure(), made);
        assert.deepEqual(ensure(), made);
        assert.equal(installs(), 1);
    });

    it("makes it again when a pin changes", () => {
        ensure();
        sandbox.write("tools/pulumi/python/requirements.txt", "pulumi==0.0.0\n");
        assert.equal(ensure().status, 0);
        assert.equal(installs(), 2);
    });

    it("ends with a status of its own, and the reason, on a machine without Python", () => {
        // A PATH of its own: the machine of this test has Python in the folder of everything else.
        sandbox.write("programs/.keep", "");
        for (const program of PROGRAMS) {
            const place = [`/usr/bin/${program}`, `/bin/${program}`].find((each) => existsSync(each));
            symlinkSync(place ?? assert.fail(`no ${program}`), sandbox.path(`programs/${program}`));
        }
        assert.deepEqual(ensure({ PATH: sandbox.path("programs") }), {
            status: 3,
            out: "",
            err: "no virtual environment of Python: python3 is not installed\n",
        });
    });

    for (const { what, python, reason } of [
        {
            what: "Python has no venv",
            python: "echo 'No module named venv' >&2; exit 1",
            reason: "No module named venv",
        },
        {
            what: "pip gets no packages",
            python: `mkdir -p "$3/bin"; printf '#!/bin/bash\\necho "no such package" >&2; exit 1\\n' >"$3/bin/pip"; chmod +x "$3/bin/pip"`,
            reason: "no such package",
        },
    ]) {
        it(`ends with the same status, the last line of the error, and nothing half-made that counts, where ${what}`, () => {
            sandbox.program("standins/python3", python);
            const failed = { status: 3, out: "", err: `no virtual environment of Python: ${reason}\n` };
            assert.deepEqual(ensure(), failed);
            assert.deepEqual(ensure(), failed);
        });
    }
});
