/** Large messages to the plugin's process, as it is built: the largest file is uploaded, and what is larger is refused with a code. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { MAX_FILE_BYTES } from "../../provider/core/certificate/source";
import { makeQuickPkcs12OfSize } from "../support/pkcs12/quick-pkcs12";
import { ROOT } from "../support/source/sources";
import { CERTIFICATE as TYPE, Plugin } from "./plugin-client";

const MIB = 1024 * 1024;
const EXECUTABLE = join(ROOT, "plugin/pulumi-resource-leegality");

describe("a large message to the plugin's process", function () {
    this.timeout(300_000);
    let emulator: Emulator;
    let child: ChildProcess;
    let plugin: Plugin;
    let home: string;

    before(async () => {
        emulator = await startEmulator();
        home = mkdtempSync(join(tmpdir(), "leegality-plugin-"));
        const env = { PATH: process.env["PATH"], PULUMI_HOME: home };
        child = spawn(EXECUTABLE, [], { cwd: home, env, stdio: ["ignore", "pipe", "inherit"] });
        const [line] = (await once(child.stdout!, "data")) as [Buffer];
        plugin = Plugin.connect(Number(String(line)));
        await plugin.configure({ baseUrl: emulator.url, authToken: emulator.token, maxRetries: "0" });
    });
    after(async () => {
        plugin.stop();
        child.kill("SIGKILL");
        rmSync(home, { recursive: true, force: true, maxRetries: 10 });
        await emulator.stop();
    });

    it(`takes a file of ${MAX_FILE_BYTES / MIB} MiB as certificateBase64 through Check, Create, Diff, Read and Delete`, async () => {
        const bytes = makeQuickPkcs12OfSize(MAX_FILE_BYTES);
        const args = { certificateBase64: bytes.toString("base64"), passkey: "secret" };
        const { inputs, failures } = await plugin.check(TYPE, "large", args);
        assert.deepEqual(failures, []);
        const { id, state } = await plugin.create(TYPE, "large", inputs);
        assert.equal(emulator.certificates()[0]?.sha256, state["fileHash"]);
        assert.equal((await plugin.diff(TYPE, "large", id, inputs, state, inputs)).changes, false);
        assert.deepEqual((await plugin.read(TYPE, "large", id, inputs, state)).inputs, inputs);
        await plugin.delete(TYPE, "large", id, { inputs, state });
    });

    for (const { what, args, code } of [
        {
            what: "a file of one byte more",
            args: () => ({ certificateBase64: Buffer.alloc(MAX_FILE_BYTES + 1, 1).toString("base64"), passkey: "p" }),
            code: "ERR_LEEGALITY_FILE_TOO_LARGE",
        },
        {
            what: "certificateBase64 of 100 MiB",
            args: () => ({ certificateBase64: "A".repeat(100 * MIB), passkey: "p" }),
            code: "ERR_LEEGALITY_FILE_TOO_LARGE",
        },
        {
            what: "a path of 1 MiB",
            args: () => ({ certificateFile: "x".repeat(MIB), passkey: "p" }),
            code: "ERR_LEEGALITY_INVALID_ARGUMENT",
        },
    ]) {
        it(`refuses ${what} with a code, briefly, and lives on`, async () => {
            const { failures } = await plugin.check(TYPE, "large", args());
            const [failure, ...more] = failures;
            assert.ok(failure);
            assert.deepEqual(more, []);
            assert.ok(failure.reason.endsWith(`[${code}]`), failure.reason.slice(-200));
            assert.ok(failure.reason.length < 5000, `${failure.reason.length} letters`);
            assert.equal(child.exitCode, null);
            assert.equal((await plugin.check(TYPE, "after", {})).failures.length, 1);
        });
    }
});
