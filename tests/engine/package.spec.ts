/** The package as users get it: packed, installed into an empty folder, used from CommonJS and from ES modules. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { said } from "../support/engine-run";
import { makePkcs12 } from "../support/pkcs12-files";
import { Stack } from "../support/stack";

const ROOT = resolve(__dirname, "../..");

describe("the packed package", function () {
    this.timeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), "leegality-package-"));
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let emulator: Emulator;

    before(async () => {
        emulator = await startEmulator();
        const npm = (args: string[], cwd: string) =>
            execFileSync("npm", [...args, "--loglevel=error"], {
                cwd,
                encoding: "utf8",
                stdio: ["ignore", "pipe", "inherit"],
            });
        const [packed] = JSON.parse(
            npm(["pack", "--ignore-scripts", "--json", "--pack-destination", folder], ROOT),
        ) as [{ filename: string }];
        writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true }));
        npm(
            [
                "install",
                "--prefer-offline",
                join(folder, packed.filename),
                "@pulumi/pulumi@3.270.0",
                "typescript@6",
                "ts-node@10",
            ],
            folder,
        );
    });
    after(async () => {
        await emulator.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    const programs = [
        { name: "require", module: "commonjs", text: `const leegality = require("pulumi-leegality");` },
        { name: "import", module: "module", text: `import * as leegality from "pulumi-leegality";` },
    ];
    for (const { name, module, text } of programs) {
        it(`deploys from a program that uses ${name}, with at most 400 bytes of provider in the state`, async () => {
            const stack = await Stack.open({
                program: `
                    ${text}
                    const hr = new leegality.Department("hr", { name: "HR department" });
                    new leegality.Certificate("signing", {
                        certificateFile: "signing.p12", passkey: ${JSON.stringify(file.passkey)}, departmentId: hr.id });`,
                env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
                nodeModules: join(folder, "node_modules"),
            });
            try {
                stack.write("package.json", JSON.stringify({ name: "program", private: true, type: module }));
                stack.write("signing.p12", file.bytes);
                const up = await stack.up();
                assert.equal(up.code, 0, said(up, "error"));
                for (const kind of ["Certificate", "Department"] as const) {
                    const [resource] = await stack.resources(kind);
                    const text = String(resource?.outputs?.["__provider"]);
                    assert.match(text, /pulumi-leegality/);
                    assert.ok(text.length <= 400, `${kind}: ${text.length} bytes`);
                }
                assert.equal((await stack.refresh()).code, 0);
                const destroyed = await stack.destroy();
                assert.equal(destroyed.code, 0, said(destroyed, "error"));
                assert.deepEqual(emulator.certificates(), []);
            } finally {
                stack.close();
            }
        });
    }

    it("has the command, and answers no deep import", () => {
        const bin = join(folder, "node_modules/.bin/pulumi-leegality");
        writeFileSync(join(folder, "signing.p12"), file.bytes);
        const json = execFileSync(bin, ["inspect", "signing.p12", "--passkey-env", "PASSKEY", "--json"], {
            cwd: folder,
            encoding: "utf8",
            env: { ...process.env, PASSKEY: file.passkey },
        });
        assert.equal((JSON.parse(json) as { subject: string }).subject, "CN=signing");
        assert.throws(() => require.resolve("pulumi-leegality/bin/provider/core/compare.js", { paths: [folder] }));
    });
});

describe("the provider's text in this repository", function () {
    this.timeout(60_000);
    it("is at most 2,500 bytes", async () => {
        const emulator = await startEmulator();
        const file = makePkcs12({ commonName: "signing" });
        const stack = await Stack.open({
            program: `const leegality = require("pulumi-leegality"); new leegality.Certificate("signing", { certificateFile: "signing.p12", passkey: ${JSON.stringify(file.passkey)} });`,
            env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
        });
        try {
            stack.write("signing.p12", file.bytes);
            assert.equal((await stack.up()).code, 0);
            const text = String((await stack.certificates())[0]?.outputs?.["__provider"]);
            assert.ok(text.length <= 2500, `${text.length} bytes`);
        } finally {
            stack.close();
            await emulator.stop();
        }
    });
});
