/** The command `pulumi-leegality`: what it prints where, and its exit codes. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attribute, pkcs12Writer } from "../../fixtures/layouts/pkcs12-file";
import { pair } from "../../support/pkcs12/pair";
import { ROOT, readSource } from "../../support/source/sources";

const COMMAND = join(ROOT, "bin/provider/cli/main.js");
const FIXTURES = join(ROOT, "tests/fixtures");

describe("pulumi-leegality", () => {
    let folder = "";
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-cli-"));
        mkdirSync(join(folder, "folder.p12"));
        for (const name of ["openssl-3-default", "openssl-3-expired", "openssl-3-rc4-128", "certificate-only"]) {
            copyFileSync(join(FIXTURES, `${name}--sesame.p12`), join(folder, `${name}.p12`));
        }
        writeFileSync(join(folder, "passkey"), "sesame\n");
        writeFileSync(join(folder, "text.p12"), "hello");
        writeFileSync(join(folder, "text.pem"), "-----BEGIN CERTIFICATE-----");
    });
    after(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    function run(...args: string[]) {
        const env = { ...process.env, PASSKEY: "sesame", WRONG: "wrong-synthetic" };
        return spawnSync(process.execPath, [COMMAND, ...args], { cwd: folder, env, encoding: "utf8" });
    }

    it("inspect --json prints the facts under the resource's names", () => {
        const { status, stdout } = run("inspect", "openssl-3-default.p12", "--passkey-file", "passkey", "--json");
        assert.equal(status, 0);
        const expected = JSON.parse(readSource("tests/fixtures/expected.json")) as Record<
            string,
            Record<string, string>
        >;
        const { fileHash, ...facts } = JSON.parse(stdout) as Record<string, string>;
        assert.match(fileHash ?? "", /^[0-9a-f]{64}$/);
        assert.partialDeepStrictEqual(expected["openssl-3-default--sesame.p12"], facts);
    });

    it("inspect shows an expired certificate", () => {
        const { status, stdout } = run("inspect", "openssl-3-expired.p12", "--passkey-env", "PASSKEY");
        assert.equal(status, 0);
        assert.match(stdout, /^notAfter {7}\d{4}-/m);
    });

    it("inspect of an unsupported file: exit 0 with its hash, and the reason", () => {
        const plain = run("inspect", "openssl-3-rc4-128.p12", "--passkey-file", "passkey");
        assert.equal(plain.status, 0);
        assert.match(plain.stdout, /^fileHash {7}[0-9a-f]{64}\n$/);
        assert.match(
            plain.stderr,
            /^This PKCS#12 file could not be verified locally, and the provider would upload it unchecked: .*ERR_PKCS12_UNSUPPORTED\]\n$/,
        );
        const json = run("inspect", "openssl-3-rc4-128.p12", "--passkey-file", "passkey", "--json");
        const { fileHash, unverified, ...more } = JSON.parse(json.stdout) as Record<string, string>;
        assert.deepEqual([json.status, json.stderr, more], [0, "", {}]);
        assert.ok(plain.stdout.includes(fileHash ?? "?"));
        assert.ok(plain.stderr.includes(unverified ?? "?"));
    });

    it("inspect escapes control characters of a friendlyName, and warns of a plain key", () => {
        const { certBag, file, keyBag, safe } = pkcs12Writer();
        const name = attribute.friendlyName("a\u001b[2Jb\u202ec\u0085d");
        writeFileSync(
            join(folder, "hostile.p12"),
            file(undefined, safe(certBag(pair.certificate), keyBag(pair.key, name))),
        );
        const plain = run("inspect", "hostile.p12");
        const json = run("inspect", "hostile.p12", "--json");
        for (const { status, stdout, stderr } of [plain, json]) {
            assert.equal(status, 0, stderr);
            // eslint-disable-next-line no-control-regex -- these are what must not be there
            assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
            assert.match(stderr, /^The private key in .*hostile\.p12 has no encryption of its own/);
        }
        assert.match(plain.stdout, /^friendlyName {3}a \[2Jb\\u\{202e\}c d$/m);
        const { friendlyName } = JSON.parse(json.stdout) as Record<string, string>;
        assert.equal(friendlyName, "a\u001b[2Jb\u202ec\u0085d");
    });

    const unusable: [name: string, args: string[], code: string][] = [
        ["no such file", ["missing.p12"], "ERR_LEEGALITY_FILE_NOT_FOUND"],
        ["a folder", ["folder.p12"], "ERR_LEEGALITY_NOT_A_FILE"],
        ["another extension, as check refuses it", ["text.pem"], "ERR_LEEGALITY_INVALID_ARGUMENT"],
        ["not PKCS#12", ["text.p12"], "ERR_PKCS12_NOT_PKCS12"],
        ["a wrong passkey", ["openssl-3-default.p12", "--passkey-env", "WRONG"], "ERR_PKCS12_WRONG_PASSKEY"],
        ["no passkey", ["openssl-3-default.p12"], "ERR_PKCS12_WRONG_PASSKEY"],
        ["no private key", ["certificate-only.p12", "--passkey-file", "passkey"], "ERR_PKCS12_NO_PRIVATE_KEY"],
    ];
    for (const [name, args, code] of unusable) {
        it(`inspect of ${name}: exit 1, ${code} as JSON on stdout, or one line on stderr`, () => {
            const json = run("inspect", ...args, "--json");
            assert.equal(json.status, 1);
            const failure = JSON.parse(json.stdout) as { code: string; message: string };
            assert.equal(failure.code, code);
            assert.deepEqual(Object.keys(failure), ["code", "message"]);
            const plain = run("inspect", ...args);
            assert.equal(plain.status, 1);
            assert.equal(plain.stdout, "");
            assert.equal(plain.stderr, `${failure.message}\n`);
            assert.doesNotMatch(json.stdout + plain.stderr, /wrong-synthetic/);
        });
    }

    for (const [args, says] of [
        [["--help"], /^Usage: pulumi-leegality COMMAND /],
        [["-h"], /^Usage: pulumi-leegality COMMAND /],
        [["inspect", "--help"], /^Usage: pulumi-leegality inspect /],
        [["estate", "-h"], /^Usage: pulumi-leegality estate /],
    ] as const) {
        it(`${args.join(" ")} prints the usage: exit 0`, () => {
            const { status, stdout, stderr } = run(...args);
            assert.deepEqual([status, stderr], [0, ""]);
            assert.match(stdout, says);
        });
    }

    const wrongCalls: [name: string, args: string[]][] = [
        ["no command", []],
        ["another command", ["show", "text.p12"]],
        ["a name of every object as the command", ["toString"]],
        ["estate without --out", ["estate"]],
        ["no file", ["inspect"]],
        ["two files", ["inspect", "a.p12", "b.p12"]],
        ["an unknown flag", ["inspect", "text.p12", "--passkey", "x"]],
        ["two passkey options", ["inspect", "text.p12", "--passkey-file", "passkey", "--passkey-env", "PASSKEY"]],
        ["a variable that is not set", ["inspect", "text.p12", "--passkey-env", "NOT_SET_HERE"]],
        ["a missing passkey file", ["inspect", "text.p12", "--passkey-file", "missing"]],
    ];
    for (const [name, args] of wrongCalls) {
        it(`${name}: exit 2, and nothing on stdout`, () => {
            const { status, stdout, stderr } = run(...args);
            assert.equal(status, 2);
            assert.equal(stdout, "");
            assert.notEqual(stderr, "");
        });
    }
});
