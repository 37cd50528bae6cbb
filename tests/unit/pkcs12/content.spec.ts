/** readPkcs12: files that open but cannot be used, such as without a key, with the code of each. */
import assert from "node:assert/strict";
import { readPkcs12, type Pkcs12ErrorCode } from "../../../provider/pkcs12";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { assertSecretFree } from "../../support/secret-free";
import { assertRefused, errorOf } from "./expect-error";
import { fixture } from "../../support/pkcs12/fixtures";
import { replaceOid, withMac, withoutMac, withPbmac1 } from "./mac-data";

const SHA256_DIGEST = "2.16.840.1.101.3.4.2.1";
const RC2_40 = "1.2.840.113549.1.12.1.6";
const RC4_128 = "1.2.840.113549.1.12.1.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";

const noMac = fixture("openssl-3-no-mac");
const encrypted = withoutMac(fixture("openssl-3-p256").bytes);

interface Row {
    readonly name: string;
    readonly bytes: () => Buffer;
    readonly code: Pkcs12ErrorCode;
}

const rc4 = () => withoutMac(replaceOid(fixture("openssl-3-legacy").bytes, RC2_40, RC4_128));
const signedInside = () => replaceOid(encrypted, "1.2.840.113549.1.7.6", SIGNED_DATA);
const rows: Row[] = [
    {
        name: "a certificate without its key, by OpenSSL",
        bytes: () => fixture("certificate-only").bytes,
        code: "ERR_PKCS12_NO_PRIVATE_KEY",
    },
    {
        name: "a certificate without its key",
        bytes: () => makePkcs12({ withKey: false }).bytes,
        code: "ERR_PKCS12_NO_PRIVATE_KEY",
    },
    {
        name: "a key without a certificate, by OpenSSL",
        bytes: () => fixture("key-only").bytes,
        code: "ERR_PKCS12_NO_CERTIFICATE",
    },
    {
        name: "neither a key nor a certificate",
        bytes: () => makePkcs12({ withKey: false, withCertificate: false }).bytes,
        code: "ERR_PKCS12_NO_CERTIFICATE",
    },
    {
        name: "the key of another certificate",
        bytes: () => makePkcs12({ otherKey: true }).bytes,
        code: "ERR_PKCS12_KEY_MISMATCH",
    },
    { name: "RC4, without a MAC", bytes: rc4, code: "ERR_PKCS12_UNSUPPORTED" },
    { name: "RC4, with a MAC that fits", bytes: () => withMac(rc4(), "sesame"), code: "ERR_PKCS12_UNSUPPORTED" },
    {
        name: "an unknown cipher under PBES2",
        bytes: () => replaceOid(noMac.bytes, "2.16.840.1.101.3.4.1.42", "2.16.840.1.101.3.4.1.99"),
        code: "ERR_PKCS12_UNSUPPORTED",
    },
    {
        name: "an unknown key derivation under PBES2",
        bytes: () => replaceOid(noMac.bytes, "1.2.840.113549.1.5.12", "1.2.840.113549.1.5.99"),
        code: "ERR_PKCS12_UNSUPPORTED",
    },
    {
        name: "an unknown hash in the key derivation",
        bytes: () => replaceOid(noMac.bytes, "1.2.840.113549.2.9", "1.2.840.113549.2.5"),
        code: "ERR_PKCS12_UNSUPPORTED",
    },
    {
        name: "encryption for a public key",
        bytes: () => replaceOid(encrypted, "1.2.840.113549.1.7.6", "1.2.840.113549.1.7.3"),
        code: "ERR_PKCS12_UNSUPPORTED",
    },
    { name: "signed data inside its content", bytes: signedInside, code: "ERR_PKCS12_UNSUPPORTED" },
    {
        name: "a signature in place of a MAC",
        bytes: () => replaceOid(noMac.bytes, "1.2.840.113549.1.7.1", SIGNED_DATA),
        code: "ERR_PKCS12_UNSUPPORTED",
    },
];

describe("readPkcs12, unusable files", () => {
    for (const { name, bytes, code } of rows) {
        it(`${name}: ${code}`, () => {
            const content = bytes();
            assertRefused(content, "sesame", code);
            assertSecretFree(errorOf(content, "sesame"), ["sesame"]);
        });
    }

    it("names the unsupported algorithm", () => {
        assert.match(errorOf(rc4(), "sesame").message, /RC4-128/);
        assert.match(errorOf(signedInside(), "sesame").message, /uses signed data inside its content, which/);
    });

    it("reports a wrong passkey before an unsupported algorithm", () => {
        assertRefused(fixture("certificate-only").bytes, "open", "ERR_PKCS12_WRONG_PASSKEY");
        assertRefused(makePkcs12({ otherKey: true }).bytes, "open", "ERR_PKCS12_WRONG_PASSKEY");
    });

    it("reads a file with an unsupported MAC if its content decrypts", () => {
        const { bytes, passkey, expected } = fixture("openssl-3-p256");
        const unknown = replaceOid(bytes, SHA256_DIGEST, "2.16.840.1.101.3.4.2.99");
        assert.deepEqual(readPkcs12(unknown, passkey), expected);
        assertRefused(unknown, "open", "ERR_PKCS12_WRONG_PASSKEY");
    });

    it("verifies PBMAC1, and detects a wrong passkey by it", () => {
        const bytes = withPbmac1(noMac.bytes, noMac.passkey);
        assert.deepEqual(readPkcs12(bytes, noMac.passkey), noMac.expected);
        assertRefused(bytes, "open", "ERR_PKCS12_WRONG_PASSKEY");
    });

    for (const algorithm of ["aes128", "aes192", "aes256", "3des"] as const) {
        it(`reads a file that node-forge wrote with ${algorithm}`, () => {
            const { bytes, passkey, fingerprint } = makePkcs12({ algorithm, friendlyName: "Zoë" });
            const facts = readPkcs12(bytes, passkey);
            assert.deepEqual([facts.fingerprint, facts.friendlyName], [fingerprint, "Zoë"]);
        });
    }
});
