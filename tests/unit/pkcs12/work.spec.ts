/** The work budget of a PKCS#12 file: it bounds every kind of key derivation before it starts. */
import assert from "node:assert/strict";
import { Pkcs12Error } from "../../../provider/pkcs12";
import { readPkcs12 } from "../../../provider/pkcs12/read-pkcs12";
import { MAX_WORK, WorkBudget } from "../../../provider/pkcs12/work-budget";
import { pkcs12Writer } from "../../fixtures/layouts/pkcs12-file";
import { mac, pbes2, pkcs12Scheme } from "../../fixtures/layouts/protection";
import { fixture, fixtures } from "../../support/pkcs12/fixtures";
import { withEncryptionIterations, withMacIterations, withPbmac1 } from "./mac-data";
import { pair, rsaPair } from "../../support/pkcs12/pair";

const { certBag, encryptedSafe, file, keyBag, safe, shroudedKeyBag } = pkcs12Writer();
const noMac = fixture("openssl-3-no-mac");
/** Three times the bound: some seconds of derivation, should a test begin it. */
const TOO_MANY = 30_000_000;

/** The code, and what was spent to find it. */
function verdict(bytes: Buffer, passkey = "sesame"): { code: string; spent: number } {
    const budget = new WorkBudget();
    try {
        readPkcs12(bytes, passkey, budget);
        return { code: "read", spent: budget.spent };
    } catch (error) {
        assert.ok(error instanceof Pkcs12Error);
        return { code: error.code, spent: budget.spent };
    }
}

/** Encrypts with few iterations, then claims many. */
function claiming(iterations: number, encrypt: ReturnType<typeof pbes2>): ReturnType<typeof pbes2> {
    return (plain) => {
        const { algorithm, ciphertext } = encrypt(plain);
        const few = Buffer.from("020207d1", "hex");
        const at = algorithm.indexOf(few);
        assert.ok(at > 0);
        const count = Buffer.from(`0204${iterations.toString(16).padStart(8, "0")}`, "hex");
        const changed = Buffer.concat([algorithm.subarray(0, at), count, algorithm.subarray(at + few.length)]);
        return { algorithm: lengthened(changed, at, count.length - few.length), ciphertext };
    };
}

/** Adds to the lengths, each of one byte, of all SEQUENCEs that reach over a place. */
function lengthened(bytes: Buffer, place: number, by: number): Buffer {
    const changed = Buffer.from(bytes);
    for (let at = 0; at < place;) {
        const [tag = 0, length = 0] = [changed[at], changed[at + 1]];
        if (tag === 0x30 && at + 2 + length > place) {
            changed[at + 1] = length + by;
            at += 2;
        } else {
            at += 2 + length;
        }
    }
    return changed;
}

const QUICK = { passkey: "sesame", iterations: 2001 };
const aes = pbes2("aes256", "sha256", QUICK);
const des = pkcs12Scheme("3des", QUICK);

describe("the work budget", () => {
    const rows: [name: string, bytes: () => Buffer][] = [
        ["the MAC", () => withMacIterations(noMac.bytes, TOO_MANY)],
        ["PBMAC1", () => withPbmac1(noMac.bytes, "sesame", TOO_MANY)],
        // 1,024 bytes come 32 at a time, and each piece costs all the iterations: 12.8 million.
        ["a long key under PBMAC1", () => withPbmac1(noMac.bytes, "sesame", 400_000, 1024)],
        ["PBES2", () => withEncryptionIterations(noMac.bytes, TOO_MANY)],
        ["the older schemes", () => withEncryptionIterations(fixture("openssl-3-legacy").bytes, TOO_MANY)],
        [
            "parts that exceed it together only",
            () => {
                const many = claiming(1_300_000, aes);
                const safes = Array.from({ length: 4 }, () => encryptedSafe(many, certBag(pair.certificate)));
                return file(undefined, ...safes);
            },
        ],
        [
            "an encrypted key beside a part that costs little",
            () =>
                file(
                    undefined,
                    encryptedSafe(aes, certBag(pair.certificate)),
                    safe(shroudedKeyBag(pair.key, claiming(TOO_MANY, aes))),
                ),
        ],
    ];
    for (const [name, bytes] of rows) {
        it(`refuses ${name}, before anything is derived`, () => {
            assert.deepEqual(verdict(bytes()), { code: "ERR_PKCS12_TOO_MUCH_WORK", spent: 0 });
        });
    }

    for (const [name, encrypt] of [
        ["PBES2", aes],
        ["the older schemes", des],
    ] as const) {
        it(`refuses an encrypted key, with ${name}, inside an encrypted part`, () => {
            const hidden = shroudedKeyBag(pair.key, claiming(TOO_MANY, encrypt));
            const bytes = file(mac("sha1", QUICK), encryptedSafe(aes, hidden, certBag(pair.certificate)));
            const { code, spent } = verdict(bytes);
            assert.equal(code, "ERR_PKCS12_TOO_MUCH_WORK");
            assert.ok(spent > 0 && spent < MAX_WORK);
        });
    }

    it("refuses thousands of keys with thousands of certificates", () => {
        const certificates = Array.from({ length: 4000 }, () => certBag(rsaPair.certificate));
        const keys = Array.from({ length: 4000 }, () => keyBag(pair.key));
        const { code, spent } = verdict(file(undefined, safe(...certificates, ...keys)));
        assert.deepEqual([code, spent <= MAX_WORK], ["ERR_PKCS12_TOO_MUCH_WORK", true]);
    });

    it("is twice what the most costly fixture needs", () => {
        const costs = fixtures.map(({ bytes, passkey }) => verdict(bytes, passkey).spent);
        assert.ok(Math.max(...costs) < MAX_WORK / 2, `${Math.max(...costs)}`);
        assert.ok(Math.max(...costs) > 3_000_000);
    });

    it("counts one derivation for each reading of a passkey", () => {
        const { bytes } = fixture("openssl-3-default");
        const [one, two] = [verdict(bytes, "wrong").spent, verdict(bytes, "wröng").spent];
        // One reading more for the MAC, and one for each of two parts: 2,048 iterations of SHA-256 each.
        assert.equal(two - one, 3 * 2 * 2048);
    });

    it("reports a passkey outside ASCII as wrong, although a second reading of a costly file would exceed it", () => {
        const costly = claiming(1_400_000, des);
        const bytes = file(mac("sha1", QUICK), encryptedSafe(costly, certBag(pair.certificate)));
        const { code, spent } = verdict(bytes, "wröng");
        assert.equal(code, "ERR_PKCS12_WRONG_PASSKEY");
        assert.ok(spent > MAX_WORK / 2);
    });
});
