/** The emulator's reader of rare PKCS#12 forms: PBMAC1, and RC2 over more than one piece. */
import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { pkcs12Writer } from "../fixtures/layouts/pkcs12-file";
import { mac, pbmac1, pkcs12Scheme } from "../fixtures/layouts/protection";
import { fixture } from "../support/pkcs12/fixtures";
import { makeTlsCertificate } from "../support/tls-certificate";
import { assertProblem, type Reply, World } from "../support/world";

const PASSKEY = "sesame";
const QUICK = { passkey: PASSKEY, iterations: 1 };
const writer = pkcs12Writer();
const pair = makeTlsCertificate("forms.example");
const key = createPrivateKey(pair.key).export({ format: "der", type: "pkcs8" });
const certificate = writer.certBag(new X509Certificate(pair.cert).raw);

/** Uploads to an emulator of its own. */
async function upload(file: Buffer, passkey = PASSKEY): Promise<Reply> {
    let reply: Reply | undefined;
    await World.with(async (world) => {
        reply = await world.form({ file, passkey });
    });
    assert(reply);
    return reply;
}

describe("a file under PBMAC1", () => {
    for (const name of [
        "pbmac1-sha1-sha256-32",
        "pbmac1-sha256-sha256-20",
        "pbmac1-sha256-sha512-64",
        "pbmac1-sha512-sha512-64",
        "go-modern-2026",
    ]) {
        it(`opens with its passkey only: ${name}`, async () => {
            const { bytes, passkey, expected } = fixture(name);
            const { status, json } = await upload(bytes, passkey);
            assert.equal(status, 201);
            assert.equal(json["data"]?.["expiry"], expected?.notAfter);
            assertProblem(await upload(bytes, `${passkey}x`), 400, "LE_ERR_SS_400", null, /passkey does not open/);
        });
    }

    for (const [what, length, derivation] of [
        ["a key that is too long", 65, QUICK],
        ["more than a million iterations", 32, { ...QUICK, iterations: 1_000_001 }],
    ] as const) {
        it(`is not supported with ${what}`, async () => {
            const authenticate = pbmac1("sha256", "sha256", length, derivation);
            const file = writer.file(authenticate, writer.safe(writer.keyBag(key), certificate));
            assertProblem(await upload(file), 400, "LE_ERR_SS_400", null, /algorithm that is not supported/);
        });
    }
});

describe("a file under RC2", () => {
    for (const scheme of ["rc2-40", "rc2-128"] as const) {
        it(`opens with any length: ${scheme}`, async () => {
            for (const ballast of [0, 7000, 8200, 30_000]) {
                const bags = [writer.secretBag("x".repeat(ballast)), certificate];
                const encrypted = writer.encryptedSafe(pkcs12Scheme(scheme, QUICK), ...bags);
                const file = writer.file(mac("sha1", QUICK), writer.safe(writer.keyBag(key)), encrypted);
                assert.equal((await upload(file)).status, 201, String(ballast));
            }
        });
    }

    it("is refused in seconds if its bytes are malformed, however large", async () => {
        for (const length of [2_000_000, 2_000_001]) {
            const { algorithm } = pkcs12Scheme("rc2-40", QUICK)(Buffer.alloc(0));
            const noise = writer.encryptedSafe(() => ({ algorithm, ciphertext: Buffer.alloc(length, 1) }), certificate);
            const reply = await upload(writer.file(undefined, noise));
            assertProblem(reply, 400, "LE_ERR_SS_400", null, /passkey does not open/);
        }
    });
});
