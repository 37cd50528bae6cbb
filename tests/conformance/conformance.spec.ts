/** Runs the Go tests of this folder against the built plugin and a local SignStation. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HR } from "../support/departments";
import { leaveOut, provide } from "../support/left-out";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { ROOT } from "../support/source/sources";
import { withEmulator } from "../support/with-emulator";

/** The first build compiles some thousand packages. */
const BUILD_MS = 1_800_000;
/** Says that go.mod and go.sum are wrong: then the tests fail instead of being left out. */
const WRONG_PINS = /checksum mismatch|missing go\.sum entry|updates to go\.mod needed/;

describe("the Go conformance tests of the plugin", function () {
    this.timeout(BUILD_MS);
    const folder = mkdtempSync(join(tmpdir(), "leegality-conformance-"));
    const env = { ...process.env, GOWORK: "off" };

    before(function () {
        const { error, status, stderr } = spawnSync("go", ["list", "-deps", "-test", "./..."], {
            cwd: __dirname,
            env,
            encoding: "utf8",
            maxBuffer: Infinity,
        });
        if (error !== undefined) {
            leaveOut(this, "Go is not installed");
        } else if (status !== 0 && !WRONG_PINS.test(stderr)) {
            leaveOut(this, `the Go modules cannot be downloaded: ${stderr.trim().split("\n").at(-1) ?? ""}`);
        }
        assert.equal(status, 0, stderr);
        provide(this, "ensure-hosts", "yaml");
    });
    after(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("pass go vet", async () => {
        const { code, printed } = await go("vet", "./...");
        assert.equal(code, 0, printed);
    });

    it("pass: LifeCycleTest of pulumi-go-provider, and providertest's up, refresh, update in place and import", () =>
        withEmulator({}, async ({ url, token, certificates }) => {
            const file = makePkcs12({ commonName: "conformance", friendlyName: "conformance" });
            const path = join(folder, "conformance.p12");
            writeFileSync(path, file.bytes);
            Object.assign(env, {
                LEEGALITY_PLUGIN: join(ROOT, "plugin/pulumi-resource-leegality"),
                LEEGALITY_BASE_URL: url,
                LEEGALITY_AUTH_TOKEN: token,
                LEEGALITY_DEPARTMENT_ID: HR,
                LEEGALITY_CERTIFICATE_FILE: path,
                LEEGALITY_PASSKEY: file.passkey,
            });
            const { code, printed } = await go("test", "-count=1", "-v", "./...");
            assert.equal(code, 0, printed);
            assert.ok((printed.match(/^--- PASS: /gm) ?? []).length >= 4, printed);
            assert.doesNotMatch(printed, /^\s*--- SKIP: /m);
            assert.deepEqual(certificates(), [], "nothing is left behind");
        }));

    /** The server of the test runs in this process, so nothing here waits synchronously. */
    function go(...args: readonly string[]): Promise<{ code: number | null; printed: string }> {
        const child = spawn("go", args, { cwd: __dirname, env, stdio: ["ignore", "pipe", "pipe"] });
        let printed = "";
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
        }
        return new Promise((done, fail) => {
            child.once("error", fail).once("close", (code) => {
                done({ code, printed });
            });
        });
    }
});
