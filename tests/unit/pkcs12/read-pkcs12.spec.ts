/** readPkcs12: files of OpenSSL, keytool and others; the facts are those that OpenSSL and keytool report. */
import assert from "node:assert/strict";
import { readPkcs12 } from "../../../provider/pkcs12";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { assertSecretFree } from "../../support/secret-free";
import { assertRefused, errorOf } from "./expect-error";
import { fixture, fixtures } from "../../support/pkcs12/fixtures";

const usable = fixtures.filter(({ expected }) => expected !== undefined);

/**
 * The usable fixtures for which `openssl pkcs12 -info` of OpenSSL 3.0.19 prints `Key bag`. It prints `Shrouded Keybag` for 91 others.
 * It opens none of the remaining six, whose makers in tests/fixtures encrypt the key: five with a PBMAC1, and one with a Latin-1 passkey.
 */
const PLAIN_KEY_BAGS: ReadonlySet<string> = new Set([
    "everything-in-one-encrypted-safe",
    "go-passwordless",
    "openssl-3-rsa-unencrypted",
    "openssl-3-unencrypted",
]);

describe("readPkcs12", () => {
    it("has fixtures of every kind", () => {
        assert.ok(usable.length >= 85);
    });

    for (const { name, bytes, passkey, expected } of usable) {
        it(`reads ${name}`, () => {
            const { plainKeyBag, ...facts } = readPkcs12(bytes, passkey);
            assert.deepEqual(facts, expected);
            assert.equal(plainKeyBag === true, PLAIN_KEY_BAGS.has(name));
        });
    }

    for (const { name, bytes } of usable.filter((entry) => entry.name !== "go-passwordless")) {
        it(`refuses another passkey for ${name}, and quotes none`, () => {
            const wrong = "not-the-passkey-9c1f";
            assertRefused(bytes, wrong, "ERR_PKCS12_WRONG_PASSKEY");
            assertSecretFree(errorOf(bytes, wrong), [wrong]);
        });
    }

    it("asks for a passkey if one is needed", () => {
        const { bytes } = fixture("openssl-3-default");
        assertRefused(bytes, undefined, "ERR_PKCS12_WRONG_PASSKEY");
        assertRefused(bytes, "", "ERR_PKCS12_WRONG_PASSKEY");
        assert.match(errorOf(bytes, undefined).message, /set passkey/);
    });

    it("distinguishes case, spaces and composed letters of a passkey", () => {
        const { bytes, passkey } = fixture("openssl-3-non-ascii-passkey");
        for (const other of [passkey.toUpperCase(), ` ${passkey}`, `${passkey} `, passkey.normalize("NFD")]) {
            assertRefused(bytes, other, "ERR_PKCS12_WRONG_PASSKEY");
        }
    });

    it("ignores bytes after the end of a file, as OpenSSL does", () => {
        const { bytes, passkey, expected } = fixture("openssl-3-p256");
        assert.deepEqual(readPkcs12(Buffer.concat([bytes, Buffer.from("\r\n")]), passkey), expected);
    });
});

describe("readPkcs12, an empty and an absent passkey", () => {
    for (const name of ["openssl-3-empty-passkey", "openssl-3-empty-passkey-legacy"]) {
        it(`opens ${name} with both`, () => {
            const { bytes, expected } = fixture(name);
            assert.deepEqual(readPkcs12(bytes, ""), expected);
            assert.deepEqual(readPkcs12(bytes, undefined), expected);
        });
    }

    it("opens a file without encryption and MAC with any passkey", () => {
        const { bytes, fingerprint } = makePkcs12({ passkey: null });
        for (const passkey of [undefined, "", "anything"]) {
            assert.equal(readPkcs12(bytes, passkey).fingerprint, fingerprint);
        }
    });

    it("does not open a file with an empty passkey by a space", () => {
        assertRefused(fixture("openssl-3-empty-passkey").bytes, " ", "ERR_PKCS12_WRONG_PASSKEY");
    });
});

describe("readPkcs12, validity", () => {
    const rows: [name: string, notBefore: Date, notAfter: Date, iso: [string, string]][] = [
        [
            "expired",
            new Date("2019-05-06T07:08:09Z"),
            new Date("2020-01-01T00:00:00Z"),
            ["2019-05-06T07:08:09Z", "2020-01-01T00:00:00Z"],
        ],
        [
            "not yet valid",
            new Date("2045-01-01T00:00:00Z"),
            new Date("2046-01-01T00:00:00Z"),
            ["2045-01-01T00:00:00Z", "2046-01-01T00:00:00Z"],
        ],
        [
            "valid beyond UTCTime",
            new Date("2049-12-31T23:59:59Z"),
            new Date("2050-01-01T00:00:00Z"),
            ["2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z"],
        ],
    ];
    for (const [name, notBefore, notAfter, iso] of rows) {
        it(`reports the dates of a certificate that is ${name}`, () => {
            const { bytes, passkey } = makePkcs12({ notBefore, notAfter });
            const facts = readPkcs12(bytes, passkey);
            assert.deepEqual([facts.notBefore, facts.notAfter], iso);
        });
    }
});
