/** `make` in a checkout whose folder name has characters that are special in shells and URLs. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
    chmodSync,
    cpSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = join(__dirname, "..", "..");
const MARK = "executed";
const NAMES = ['a#b 50%20off what? "hi"', `$(touch ${MARK}) \`touch ${MARK}\` o'clock $HOME`];

/** A checkout with the project's scripts, and stand-ins for npm and for Pulumi. */
class Checkout {
    private readonly parent = mkdtempSync(join(tmpdir(), "checkout-"));
    readonly root: string;

    constructor(name: string) {
        this.root = join(this.parent, name);
        mkdirSync(this.root);
        const settings = ["package.json", "tsconfig.json", "tsconfig.build.json"];
        const ofEmulator = ["emulator/package.json", "emulator/tsconfig.json"];
        for (const part of ["Makefile", "tools", ...settings, ...ofEmulator]) {
            cpSync(join(PROJECT, part), this.path(part), { recursive: true });
        }
        this.write("package-lock.json", "{}\n");
        this.write("node_modules/.package-lock.json", "{}\n");
        this.write("node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs", "#!/bin/sh\n");
        // Only make's own PATH leads here.
        this.program("node_modules/.bin/npm", `printf 'npm %s\\n' "$*" >>called; mkdir -p bin; touch bin/.built`);
        this.program("node_modules/.bin/ts-node", `printf 'ts-node %s\\n' "$*" >>called`);
        this.program(
            "standins/pulumi",
            `[ "$1" = version ] && { echo v3.274.1; exit; }; printf '%s\\n' "$PULUMI_BACKEND_URL" >backend; echo "pulumi $1" >>called`,
        );
        this.program("standins/pulumi-language-nodejs", "");
        symlinkSync(process.execPath, this.path("node_modules/.bin/node"));
        symlinkSync(join(PROJECT, "emulator", "bin", "main.js"), this.path("node_modules/.bin/signstation-emulator"));
        symlinkSync(join(PROJECT, "node_modules", "node-forge"), this.path("node_modules/node-forge"));
    }

    path(file: string): string {
        return join(this.root, file);
    }

    read(file: string): string {
        return readFileSync(this.path(file), "utf8");
    }

    make(target: string): void {
        const PATH = [this.path("standins"), "/usr/bin", "/bin"].join(":");
        const env = { PATH, HOME: this.parent };
        const done = spawnSync("make", ["--silent", target], { cwd: this.root, env, encoding: "utf8" });
        assert.equal(done.status, 0, `make ${target}: ${done.stderr}`);
    }

    remove(): void {
        rmSync(this.parent, { recursive: true });
    }

    private write(file: string, text: string): void {
        mkdirSync(dirname(this.path(file)), { recursive: true });
        writeFileSync(this.path(file), text);
    }

    private program(file: string, script: string): void {
        this.write(file, `#!/bin/bash\n${script}\n`);
        chmodSync(this.path(file), 0o755);
    }
}

describe("a checkout in a folder whose name is", () => {
    for (const name of NAMES) {
        it(`${name}: make compiles, checks and deploys, and executes nothing of the name`, function () {
            this.timeout(120_000);
            const checkout = new Checkout(name);
            try {
                for (const target of ["help", "build", "check", "docs", "fuzz", "up", "preview", "env", "down"]) {
                    checkout.make(target);
                }
                const called = checkout.read("called").split("\n");
                const wanted = ["npm run --silent check", "npm run --silent docs", "pulumi up", "pulumi preview"];
                for (const call of wanted) {
                    assert(called.includes(call), call);
                }
                const state = fileURLToPath(checkout.read("backend").trim());
                assert.equal(state, checkout.path(".local/state"));
                assert(existsSync(checkout.path(".local/signstation/data.db")));
                assert(!existsSync(checkout.path(MARK)));
            } finally {
                checkout.make("down");
                checkout.remove();
            }
        });
    }
});
