// The local SignStation's start and stop, and the demo certificate, as `make up` uses them.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import forge from "node-forge";

const project = join(__dirname, "..", "..");

describe("tools/local", () => {
    let root: string;
    let station: string;

    const node = (script: string, ...args: string[]) => {
        const done = spawnSync(process.execPath, [join(root, "tools", "local", script), ...args], { encoding: "utf8" });
        assert.equal(done.stdout, "", "stdout belongs to `make env`");
        return { status: done.status, err: done.stderr };
    };
    const read = (name: string) => readFileSync(join(station, name), "utf8").trim();
    const whoAmI = async () => {
        const response = await fetch(`${read("url")}/api/v1/auth/me`, { headers: { "X-Auth-Token": read("token") } });
        await response.arrayBuffer();
        return response.status;
    };

    before(() => {
        root = mkdtempSync(join(tmpdir(), "local stack "));
        station = join(root, ".local", "signstation");
        cpSync(join(project, "tools", "local"), join(root, "tools", "local"), { recursive: true });
        symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
    });
    after(() => {
        node("signstation.mjs", "stop");
        rmSync(root, { recursive: true });
    });

    it("starts once, and restarts on the same port with the same token", async () => {
        assert.match(node("signstation.mjs", "start").err, /running at http:\/\/127\.0\.0\.1:\d+\n$/);
        assert.equal(await whoAmI(), 200);
        const [url, token, pid] = [read("url"), read("token"), read("pid")];
        assert.equal(statSync(join(station, "token")).mode & 0o777, 0o600);
        assert.deepEqual(node("signstation.mjs", "start"), { status: 0, err: "" });
        assert.equal(read("pid"), pid);
        assert.match(node("signstation.mjs", "stop").err, /stopped/);
        await assert.rejects(whoAmI());
        node("signstation.mjs", "start");
        assert.equal(await whoAmI(), 200);
        assert.deepEqual([read("url"), read("token")], [url, token]);
    });

    it("starts again after a crash", async () => {
        node("signstation.mjs", "start");
        process.kill(Number(read("pid")), "SIGKILL");
        assert.equal(node("signstation.mjs", "start").status, 0);
        assert.equal(await whoAmI(), 200);
    });

    it("does not stop another process that has the stored pid", async () => {
        node("signstation.mjs", "stop");
        const stranger = spawn("sleep", ["60"]);
        const ended = once(stranger, "exit");
        try {
            writeFileSync(join(station, "pid"), `${stranger.pid ?? ""}\n`);
            assert.match(node("signstation.mjs", "stop").err, /not running/);
        } finally {
            stranger.kill("SIGKILL");
        }
        assert.deepEqual(await ended, [null, "SIGKILL"], "nothing else has ended it");
    });

    it("creates a demo certificate once, which its passkey opens", () => {
        const folder = join(root, "demo folder");
        mkdirSync(folder);
        assert.match(node("demo-certificate.mjs", folder).err, /demo\.signstation\.local/);
        const bytes = readFileSync(join(folder, "demo.p12"), "latin1");
        const passkey = readFileSync(join(folder, "passkey"), "utf8");
        assert.doesNotThrow(() => forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes), true, passkey));
        assert.deepEqual(node("demo-certificate.mjs", folder), { status: 0, err: "" });
        assert.equal(readFileSync(join(folder, "demo.p12"), "latin1"), bytes);
    });
});
