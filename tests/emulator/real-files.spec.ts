/** The emulator opens what OpenSSL and keytool write. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { assertProblem, World } from "../support/world";

const OPENSSL = { passkey: "café €", expiry: "2126-10-31T15:34:21Z" };
const KEYTOOL = { passkey: "ascii only", expiry: "2126-10-31T15:34:21Z" };

const FILES: { file: string; passkey: string; expiry: string; name?: string }[] = [
    { file: "openssl-default", ...OPENSSL },
    { file: "openssl-legacy", ...OPENSSL },
    { file: "openssl-ec", ...OPENSSL },
    { file: "openssl-no-name", ...OPENSSL, name: "OpenSSL Subject" },
    { file: "openssl-no-mac", ...OPENSSL },
    { file: "openssl-empty", ...OPENSSL, passkey: "" },
    { file: "keytool-rsa", ...KEYTOOL },
    { file: "keytool-legacy", ...KEYTOOL, expiry: "2126-10-31T15:34:22Z" },
];

describe("real PKCS#12 files", () => {
    for (const { file, name = file, passkey, expiry } of FILES) {
        it(`${file}.p12 opens with its passkey only`, async () => {
            await World.with(async (world) => {
                const bytes = readFileSync(resolve(__dirname, `files/${file}.p12`));
                const wrong = await world.form({ file: bytes, passkey: `${passkey}x` });
                assertProblem(wrong, 400, "LE_ERR_SS_400", null, /passkey does not open/);
                const { status, json } = await world.form({ file: bytes, passkey });
                assert.equal(status, 201);
                assert.deepEqual([json["data"]?.["name"], json["data"]?.["expiry"]], [name, expiry]);
            });
        });
    }

    it("of node-forge, which omits defaults, open too", async () => {
        await World.with(async (world) => {
            for (const algorithm of ["3des", "aes256"] as const) {
                await world.uploaded({ friendlyName: algorithm, algorithm });
            }
        });
    });
});
