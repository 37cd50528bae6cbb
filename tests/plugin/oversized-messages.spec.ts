/** Messages with more than the largest file, to the plugin's process as it is built: refused with a code, and the process lives on. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MAX_FILE_BYTES } from "../../provider/core/certificate/source";
import { ROOT } from "../support/source/sources";
import { CERTIFICATE as TYPE, Plugin } from "./plugin-client";

const MIB = 1024 * 1024;
const EXECUTABLE = join(ROOT, "plugin/pulumi-resource-leegality");

describe("a message that is too large, to the plugin's process", function () {
    this.timeout(300_000);
    let child: ChildProcess;
    let plugin: Plugin;
    let home: string;

    before(async () => {
        home = mkdtempSync(join(tmpdir(), "leegality-plugin-"));
        const env = { PATH: process.env["PATH"], PULUMI_HOME: home };
        child = spawn(EXECUTABLE, [], { cwd: home, env, stdio: ["ignore", "pipe", "inherit"] });
        const [line] = (await once(child.stdout!, "data")) as [Buffer];
        plugin = Plugin.connect(Number(String(line)));
        await plugin.configure({ baseUrl: "http://127.0.0.1:9", authToken: "t0ken" });
    });
    after(() => {
        plugin.stop();
        child.kill("SIGKILL");
        rmSync(home, { recursive: true, force: true, maxRetries: 10 });
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
            assert.equal(failures.length, 1);
            const reason = failures[0]?.reason ?? "";
            assert.ok(reason.endsWith(`[${code}]`), reason.slice(-200));
            assert.ok(reason.length < 5000, `${reason.length} letters`);
            assert.equal(child.exitCode, null);
            assert.equal((await plugin.check(TYPE, "after", {})).failures.length, 1);
        });
    }
});
