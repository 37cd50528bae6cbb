/** readPkcs12: constructed files with one fault each, and the code and message of that fault. */
import { createPrivateKey } from "node:crypto";
import assert from "node:assert/strict";
import { readPkcs12, type Pkcs12ErrorCode } from "../../../provider/pkcs12";
import { integer, oid, tlv, type Bytes } from "../../fixtures/layouts/der";
import { attribute, pkcs12Writer } from "../../fixtures/layouts/pkcs12-file";
import { mac, pbes2, pkcs12Scheme, type Authentication, type Encryption } from "../../fixtures/layouts/protection";
import { assertSecretFree } from "../../support/secret-free";
import { errorOf } from "./expect-error";
import { fixture } from "../../support/pkcs12/fixtures";
import { replaceOid } from "./mac-data";
import { pair, rsaPair } from "../../support/pkcs12/pair";

const PASSKEY = "sesame";
const { certBag, encryptedSafe, file, keyBag, safe, shroudedKeyBag } = pkcs12Writer();
const QUICK = { passkey: PASSKEY, iterations: 10 };
const [verified, aes, des] = [mac("sha256", QUICK), pbes2("aes256", "sha256", QUICK), pkcs12Scheme("3des", QUICK)];
const other = pbes2("aes256", "sha256", { passkey: "another", iterations: 10 });

const SHA256 = "2.16.840.1.101.3.4.2.1";
const EC_PUBLIC_KEY = "1.2.840.10045.2.1";
const P256 = "1.2.840.10045.3.1.7";

/** A MAC with an algorithm that is not known here. */
const unknownMac: Authentication = (content) => replaceOid(verified(content), SHA256, "2.16.840.1.101.3.4.2.99");

function withKey(key: Bytes): Bytes {
    return file(verified, safe(certBag(pair.certificate), shroudedKeyBag(key, aes)));
}

/** The key with another algorithm; all that is behind it stays. */
function ofKind(kind: string): Bytes {
    const [algorithm, parameters] = [oid(EC_PUBLIC_KEY), oid(P256)];
    const old = tlv(0x30, algorithm, parameters);
    const at = pair.key.indexOf(old);
    assert.ok(at > 0);
    const rest = Buffer.concat([pair.key.subarray(at + old.length)]);
    return tlv(0x30, Buffer.from("020100", "hex"), tlv(0x30, oid(kind), parameters), rest);
}

/** One bit of the private number is another: still a key, but not that of the certificate. */
function withChangedNumber(): Bytes {
    const changed = Buffer.from(pair.key);
    // Behind ECPrivateKey's version, an OCTET STRING of 32 bytes.
    const at = changed.indexOf(Buffer.from("0201010420", "hex")) + 5 + 20;
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
}

/** One bit of a part of the RSA key, by its name in a JSON Web Key (RFC 7518, 6.3.2), is another. */
function withChangedPart(part: string): Bytes {
    const jwk = createPrivateKey({ key: rsaPair.key, format: "der", type: "pkcs8" }).export({ format: "jwk" });
    const value = Buffer.from(String(jwk[part]), "base64url");
    const changed = Buffer.from(rsaPair.key);
    const at = changed.indexOf(value) + value.length - 9;
    assert.ok(at > value.length);
    changed[at] = (changed[at] ?? 0) ^ 2;
    return changed;
}

function shortened(encrypt: Encryption): Encryption {
    return (plain) => {
        const { algorithm, ciphertext } = encrypt(plain);
        return { algorithm, ciphertext: ciphertext.subarray(0, -1) };
    };
}

const twoPasskeys = [safe(shroudedKeyBag(pair.key, other)), encryptedSafe(aes, certBag(pair.certificate))];
const rows: [name: string, bytes: () => Bytes, code: Pkcs12ErrorCode, says: RegExp][] = [
    ["RC4, as OpenSSL writes it", () => fixture("openssl-3-rc4-128").bytes, "ERR_PKCS12_UNSUPPORTED", /RC4-128/],
    [
        "an unknown MAC, and nothing encrypted that would show whether the passkey fits",
        () => file(unknownMac, safe(certBag(pair.certificate), keyBag(pair.key))),
        "ERR_PKCS12_UNSUPPORTED",
        /2\.16\.840\.1\.101\.3\.4\.2\.99/,
    ],
    [
        "a key encrypted with another passkey than the MAC's",
        () => file(verified, ...twoPasskeys),
        "ERR_PKCS12_WRONG_PASSKEY",
        /locked with another/,
    ],
    [
        "a part encrypted with another passkey, in a file without a MAC",
        () => file(undefined, ...twoPasskeys),
        "ERR_PKCS12_WRONG_PASSKEY",
        /opens one part .* was changed, or is locked with another/,
    ],
    [
        "a wrong MAC with nothing encrypted",
        () => file(mac("sha256", { ...QUICK, passkey: "x" }), safe(certBag(pair.certificate), keyBag(pair.key))),
        "ERR_PKCS12_WRONG_PASSKEY",
        /nothing in it is encrypted/,
    ],
    [
        "an unsupported kind of key",
        () => withKey(ofKind("1.2.643.7.1.1.1.1")),
        "ERR_PKCS12_UNSUPPORTED",
        /GOST R 34\.10-2012/,
    ],
    [
        "an unsupported curve",
        () => withKey(replaceOid(pair.key, P256, "1.2.840.10045.3.1.99")),
        "ERR_PKCS12_UNSUPPORTED",
        /1\.2\.840\.10045\.3\.1\.99/,
    ],
    ["a broken key of a known kind", () => withKey(ofKind("1.2.840.113549.1.1.1")), "ERR_PKCS12_DAMAGED", /key/],
    [
        "an EC key without a MAC, whose signature its certificate refuses",
        () => file(undefined, safe(certBag(pair.certificate), shroudedKeyBag(withChangedNumber(), aes))),
        "ERR_PKCS12_DAMAGED",
        /does not work/,
    ],
    ...["d", "p", "dq"].map((part): (typeof rows)[number] => [
        `an RSA key that no MAC vouches for, and of which ${part} was changed`,
        () => file(undefined, safe(certBag(rsaPair.certificate), shroudedKeyBag(withChangedPart(part), aes))),
        "ERR_PKCS12_DAMAGED",
        /does not work/,
    ]),
    [
        "a broken certificate, and no other one that is the key's",
        () =>
            file(
                verified,
                safe(certBag(rsaPair.certificate), certBag(Buffer.from("3003020101", "hex")), keyBag(pair.key)),
            ),
        "ERR_PKCS12_DAMAGED",
        /certificate/,
    ],
    [
        "a curve given by its parameters that this runtime refuses",
        () => withKey(tlv(0x30, integer(0), tlv(0x30, oid(EC_PUBLIC_KEY), tlv(0x30)), tlv(0x04, tlv(0x30)))),
        "ERR_PKCS12_UNSUPPORTED",
        /unsupported on this runtime/,
    ],
    ...[aes, des].map((encrypt): (typeof rows)[number] => [
        "a part that is no whole number of blocks",
        () => file(undefined, encryptedSafe(shortened(encrypt), certBag(pair.certificate)), safe(keyBag(pair.key))),
        "ERR_PKCS12_DAMAGED",
        /impossible length/,
    ]),
];

describe("readPkcs12, a file with one fault", () => {
    for (const [name, bytes, code, says] of rows) {
        it(`${name}: ${code}`, () => {
            const error = errorOf(bytes(), PASSKEY);
            assert.equal(error.code, code, error.message);
            assert.match(error.message, says);
            assertSecretFree(error, [PASSKEY]);
        });
    }

    it("reports a passkey that fails the MAC, although an algorithm is unsupported too", () => {
        for (const bytes of [fixture("openssl-3-rc4-128").bytes, withKey(ofKind("1.2.643.7.1.1.1.1"))]) {
            assert.equal(errorOf(bytes, "open").code, "ERR_PKCS12_WRONG_PASSKEY");
        }
    });

    it("reads a good pair beside a broken certificate", () => {
        const broken = certBag(Buffer.from("3003020101", "hex"));
        const bytes = file(verified, safe(broken, certBag(pair.certificate), keyBag(pair.key)));
        assert.equal(readPkcs12(bytes, PASSKEY).keyAlgorithm, "EC-P-256");
    });

    it("reads a good pair beside a key of an unknown kind", () => {
        const bytes = file(verified, safe(certBag(pair.certificate), keyBag(ofKind("1.2.3.4")), keyBag(pair.key)));
        assert.equal(readPkcs12(bytes, PASSKEY).keyAlgorithm, "EC-P-256");
    });

    it("uses the certificate's friendlyName if the key has none", () => {
        const named = certBag(rsaPair.certificate, attribute.friendlyName("of the certificate"));
        const facts = readPkcs12(file(verified, safe(named, keyBag(rsaPair.key))), PASSKEY);
        assert.deepEqual([facts.friendlyName, facts.keyAlgorithm], ["of the certificate", "RSA-2048"]);
    });
});

describe("readPkcs12, passkeys", () => {
    it("uses every character of a passkey, also after a zero", () => {
        const { bytes } = fixture("openssl-3-3des-2key");
        for (const passkey of [
            `${PASSKEY}\0`,
            `${PASSKEY}\0more`,
            `\0${PASSKEY}`,
            PASSKEY.slice(0, -1),
            `${PASSKEY}e`,
        ]) {
            assert.equal(errorOf(bytes, passkey).code, "ERR_PKCS12_WRONG_PASSKEY", JSON.stringify(passkey));
        }
    });

    for (const [name, passkey] of [
        ["half a surrogate pair", "\ud83d"],
        ["a hundred thousand characters", "ä".repeat(100_000)],
        ["control characters", "\r\n\t\u0007"],
    ] as const) {
        it(`ends in a coded error for ${name}`, () => {
            for (const fixtureName of ["openssl-3-default", "openssl-3-legacy"]) {
                assert.equal(errorOf(fixture(fixtureName).bytes, passkey).code, "ERR_PKCS12_WRONG_PASSKEY");
            }
        });
    }

    it("opens a file of an absent passkey with an absent and with an empty one", () => {
        const { bytes, expected } = fixture("passkey-absent");
        assert.deepEqual([readPkcs12(bytes, undefined), readPkcs12(bytes, "")], [expected, expected]);
    });
});
