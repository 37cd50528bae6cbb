/** readPkcs12: variants that real programs write, in passkey encodings, friendlyNames, keys and certificates. */
import assert from "node:assert/strict";
import { readPkcs12 } from "../../../provider/pkcs12";
import { readPkcs12 as readWithin } from "../../../provider/pkcs12/read-pkcs12";
import { PasskeyReadings } from "../../../provider/pkcs12/locks/passkey-bytes";
import { openParts, readParts } from "../../../provider/pkcs12/parts";
import { parsePfx } from "../../../provider/pkcs12/pfx";
import { WorkBudget } from "../../../provider/pkcs12/work-budget";
import { bmpString, DER, integer, oid, tlv, type Bytes } from "../../fixtures/layouts/der";
import { pkcs12Writer } from "../../fixtures/layouts/pkcs12-file";
import { mac, pbes2, pbmac1, pkcs12Scheme } from "../../fixtures/layouts/protection";
import { fixture } from "../../support/pkcs12/fixtures";
import { pair, rsaPair } from "../../support/pkcs12/pair";
import { errorOf } from "./expect-error";

const { certBag, encryptedSafe, file, keyBag, safe, shroudedKeyBag } = pkcs12Writer();
/** By OpenSSL: the certificates of the pairs. */
const expected = fixture("openssl-3-unencrypted").expected?.fingerprint;
const expectedRsa = fixture("openssl-3-rsa-unencrypted").expected?.fingerprint;
const ACCENTED = "pässwörd";

const latin1 = (passkey: string) => Buffer.from(passkey, "latin1");
const ucs2 = (passkey: string) => Buffer.from(`${passkey}\0`, "utf16le").swap16();

/** PBES2 from these octets; the MAC, where there is one, by the rules of RFC 7292 or RFC 9579. */
function withOctets(octets: Bytes, passkey: string, protection: "mac" | "pbmac1" | "none"): Bytes {
    const derivation = { passkey, octets, iterations: 10 };
    const encrypt = pbes2("aes256", "sha256", derivation);
    const authenticate = { mac: mac("sha256", derivation), pbmac1: pbmac1("sha256", "sha256", 32, derivation) };
    return file(
        protection === "none" ? undefined : authenticate[protection],
        encryptedSafe(encrypt, certBag(pair.certificate)),
        safe(shroudedKeyBag(pair.key, encrypt)),
    );
}

describe("readPkcs12, a passkey in another encoding under PBES2", () => {
    for (const [encoding, passkey, octets] of [
        ["ISO-8859-1", ACCENTED, latin1(ACCENTED)],
        ["UCS-2", ACCENTED, ucs2(ACCENTED)],
        ["UCS-2, ASCII only", "sesame", ucs2("sesame")],
        ["UCS-2, outside ISO-8859-1", "päss€", ucs2("päss€")],
    ] as const) {
        for (const protection of ["mac", "pbmac1", "none"] as const) {
            it(`opens ${encoding}, protection: ${protection}`, () => {
                const bytes = withOctets(octets, passkey, protection);
                assert.equal(readPkcs12(bytes, passkey).fingerprint, expected);
                assert.equal(errorOf(bytes, `${passkey}x`).code, "ERR_PKCS12_WRONG_PASSKEY");
            });
        }
    }

    it("starts with the encoding that fitted the part before", () => {
        const cost = (octets: Bytes) => {
            const budget = new WorkBudget();
            readWithin(withOctets(octets, ACCENTED, "none"), ACCENTED, budget);
            return budget.spent;
        };
        // One derivation of ten iterations more for the first part, none for the second.
        assert.equal(cost(latin1(ACCENTED)) - cost(Buffer.from(ACCENTED)), 2 * 10);
    });

    it("still reports a part that is encrypted with another passkey", () => {
        const derivation = { passkey: ACCENTED, iterations: 10 };
        const other = pbes2("aes256", "sha256", { ...derivation, octets: latin1("änother") });
        const bytes = file(mac("sha256", derivation), safe(certBag(pair.certificate), shroudedKeyBag(pair.key, other)));
        const { code, message } = errorOf(bytes, ACCENTED);
        assert.equal(code, "ERR_PKCS12_WRONG_PASSKEY");
        assert.match(message, /another part.*locked with another passkey/);
    });
});

describe("readPkcs12, friendlyNames", () => {
    const utf8 = (text: string) => tlv(0x0c, Buffer.from(text));
    for (const [what, name, read] of [
        ["a NUL at the end", bmpString("mycert\0"), "mycert"],
        ["a NUL alone", bmpString("\0"), undefined],
        ["an empty BMPString", bmpString(""), undefined],
        ["an empty UTF8String", utf8(""), undefined],
        ["an empty T61String", tlv(0x14), undefined],
        ["an empty PrintableString", tlv(0x13), undefined],
        ["an empty IA5String", tlv(0x16), undefined],
        ["a UTF8String", utf8("Zürich"), "Zürich"],
        ["a UTF8String with a NUL at the end", utf8("Zürich\0"), "Zürich"],
        ["a T61String", tlv(0x14, latin1("Zürich")), "Zürich"],
        ["a PrintableString", tlv(0x13, latin1("Zurich")), "Zurich"],
        ["an IA5String", tlv(0x16, latin1("Zurich")), "Zurich"],
        ["a UniversalString", tlv(0x1c, Buffer.from("0000005a0001f50f", "hex")), "Z🔏"],
        ["an INTEGER, which is no name", integer(65), undefined],
    ] as const) {
        it(`reads ${what}`, () => {
            const attribute = tlv(0x30, oid("1.2.840.113549.1.9.20"), tlv(0x31, name));
            const bytes = file(undefined, safe(certBag(pair.certificate), keyBag(pair.key, attribute)));
            assert.equal(readPkcs12(bytes, "").friendlyName, read);
        });
    }
});

/** The RSA pair's key with zero in place of some of its numbers, by their index in RSAPrivateKey. */
function without(...indexes: number[]): Bytes {
    const start = rsaPair.key.indexOf(Buffer.from("3082", "hex"), 26);
    let at = start + 4;
    const numbers: Bytes[] = [];
    while (at < rsaPair.key.length) {
        const first = rsaPair.key[at + 1] ?? 0;
        const digits = first > 0x80 ? first & 0x7f : 0;
        const length = digits === 0 ? first : rsaPair.key.readUIntBE(at + 2, digits);
        const end = at + 2 + digits + length;
        numbers.push(indexes.includes(numbers.length) ? integer(0) : rsaPair.key.subarray(at, end));
        at = end;
    }
    assert.equal(numbers.length, 9);
    const algorithm = tlv(0x30, oid("1.2.840.113549.1.1.1"), tlv(0x05));
    return tlv(0x30, integer(0), algorithm, DER.octets(tlv(0x30, ...numbers)));
}

describe("readPkcs12, RSA keys with missing numbers", () => {
    const [noExponent, noPrimes, neither] = [without(2), without(4, 5, 6, 7, 8), without(2, 4, 5, 6, 7, 8)];
    const verified = mac("sha256", { passkey: "sesame", iterations: 10 });
    for (const [what, key] of [
        ["the public exponent", noExponent],
        ["the primes", noPrimes],
        ["both", neither],
    ] as const) {
        for (const [authentication, how] of [
            [verified, "with a MAC"],
            [undefined, "without a MAC"],
        ] as const) {
            it(`reads a key without ${what}, ${how}`, () => {
                const bytes = file(authentication, safe(certBag(rsaPair.certificate), keyBag(key)));
                const facts = readPkcs12(bytes, "sesame");
                assert.deepEqual([facts.fingerprint, facts.keyAlgorithm], [expectedRsa, "RSA-2048"]);
            });
        }
    }

    it("detects the certificate of another key by the modulus", () => {
        const bytes = file(verified, safe(certBag(fixtureCertificate()), keyBag(neither)));
        assert.equal(errorOf(bytes, "sesame").code, "ERR_PKCS12_KEY_MISMATCH");
    });

    it("reports a key without primes and MAC as damaged if its private exponent was changed", () => {
        const changed = Buffer.from(neither);
        // The private exponent is the only long number behind the modulus.
        const at = changed.length - 60;
        changed[at] = (changed[at] ?? 0) ^ 1;
        const bytes = file(undefined, safe(certBag(rsaPair.certificate), keyBag(changed)));
        assert.equal(errorOf(bytes, "sesame").code, "ERR_PKCS12_DAMAGED");
    });
});

/** An EC certificate: no RSA key's. */
function fixtureCertificate(): Bytes {
    return pair.certificate;
}

describe("readPkcs12, RSA-PSS keys", () => {
    /** Key and certificate for RSA-PSS with SHA-512 only. */
    const { certificate, key } = inClear("openssl-3-rsa-pss-sha512");

    it("reads an RSA key with a certificate for RSA-PSS with the same modulus and a MAC", () => {
        const plainRsa = tlv(
            0x30,
            integer(0),
            tlv(0x30, oid("1.2.840.113549.1.1.1"), tlv(0x05)),
            key.subarray(keyAt(key)),
        );
        const verified = mac("sha256", { passkey: "sesame", iterations: 10 });
        const facts = readPkcs12(file(verified, safe(certBag(certificate), keyBag(plainRsa))), "sesame");
        assert.equal(facts.fingerprint, fixture("openssl-3-rsa-pss-sha512").expected?.fingerprint);
    });

    it("detects an RSA certificate with another modulus", () => {
        const bytes = file(undefined, safe(certBag(rsaPair.certificate), keyBag(key)));
        assert.equal(errorOf(bytes, "").code, "ERR_PKCS12_KEY_MISMATCH");
    });
});

/** Where the private key's OCTET STRING begins in a PKCS#8 key of RSA. */
function keyAt(pkcs8: Bytes): number {
    const algorithm = pkcs8.indexOf(Buffer.from("06092a864886f70d01010a", "hex")) - 2;
    return algorithm + 2 + (pkcs8[algorithm + 1] ?? 0);
}

/** The pair in a fixture whose parts are PBES2 without a MAC. */
function inClear(name: string): { readonly certificate: Bytes; readonly key: Bytes } {
    const { bytes, passkey } = fixture(name);
    const opened = openParts(readParts(parsePfx(bytes).content), new PasskeyReadings(passkey), new WorkBudget());
    const [certificate, key] = [opened.certificates[0]?.der, opened.keys[0]?.der];
    assert.ok(certificate !== undefined && key !== undefined);
    return { certificate, key };
}

describe("readPkcs12, thousands of certificates and no key", () => {
    const certificates = Array.from({ length: 2400 }, () =>
        certBag(Buffer.concat([rsaPair.certificate, Buffer.alloc(300)])),
    );
    const rc2 = pkcs12Scheme("rc2-40", { passkey: "sesame", iterations: 1 });

    it("reports the missing key without any work if nothing is encrypted", () => {
        const budget = new WorkBudget();
        assert.throws(() => readWithin(file(undefined, safe(...certificates)), "sesame", budget), {
            code: "ERR_PKCS12_NO_PRIVATE_KEY",
        });
        assert.equal(budget.spent, 0);
    });

    it("reports the missing key if they are encrypted with RC2", function () {
        this.timeout(120_000);
        // node-forge's time to encrypt grows with the square of the length: one safe for every hundred.
        const safes = Array.from({ length: 24 }, (_, index) =>
            encryptedSafe(rc2, ...certificates.slice(index * 100, index * 100 + 100)),
        );
        assert.equal(errorOf(file(undefined, ...safes), "sesame").code, "ERR_PKCS12_NO_PRIVATE_KEY");
    });
});
