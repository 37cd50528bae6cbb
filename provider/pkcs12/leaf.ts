/** Picks the signing certificate out of a PKCS#12 file's bags and tells its facts. */
import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import type { Bag, Bags } from "./bags";
import { Pkcs12Error } from "./pkcs12-error";

/** What is known of the certificate that will sign. Times are ISO 8601 in UTC, whole seconds. */
export interface Pkcs12Facts {
    /** SHA-256 of the certificate's DER, lower-case hex. */
    readonly fingerprint: string;
    /** Upper-case hex. */
    readonly serialNumber: string;
    /** RFC 4514. */
    readonly subject: string;
    /** RFC 4514. */
    readonly issuer: string;
    readonly notBefore: string;
    readonly notAfter: string;
    /** `RSA-2048`, `EC-P-256`, `Ed25519`. */
    readonly keyAlgorithm: string;
    /** Of the key entry; absent where neither the key nor its certificate has one. */
    readonly friendlyName?: string;
}

const CURVES: Readonly<Record<string, string>> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };
const NAMES: Readonly<Record<string, string>> = { rsa: "RSA", "rsa-pss": "RSA-PSS", dsa: "DSA" };
const FIXED_NAMES: Readonly<Record<string, string>> = { ed25519: "Ed25519", ed448: "Ed448" };

/**
 * The certificate whose public key is a private key's; its place in the chain says nothing. Throws
 * ERR_PKCS12_NO_CERTIFICATE, ERR_PKCS12_NO_PRIVATE_KEY, ERR_PKCS12_KEY_MISMATCH, ERR_PKCS12_DAMAGED or ERR_PKCS12_UNSUPPORTED.
 */
export function readLeaf(bags: Bags): Pkcs12Facts {
    if (bags.certificates.length === 0) {
        throw new Pkcs12Error(
            "ERR_PKCS12_NO_CERTIFICATE",
            "The PKCS#12 file opens, but holds no certificate. Export it again with the certificate in it.",
        );
    }
    if (bags.keys.length === 0) {
        throw new Pkcs12Error(
            "ERR_PKCS12_NO_PRIVATE_KEY",
            "The PKCS#12 file opens, but holds no private key, so nothing can be signed with it. " +
                "Export it again together with the private key.",
        );
    }
    const certificates = bags.certificates.map((bag) => ({ bag, certificate: readCertificate(bag.der) }));
    for (const keyBag of bags.keys) {
        const key = readKey(keyBag.der);
        const match = certificates.find(({ certificate }) => certificate.checkPrivateKey(key));
        if (match !== undefined) {
            return describe(match.certificate, key, keyBag, match.bag);
        }
    }
    throw new Pkcs12Error(
        "ERR_PKCS12_KEY_MISMATCH",
        "The private key in the PKCS#12 file belongs to none of the certificates in it. " +
            "Export it again with the certificate that was issued for this key.",
    );
}

function describe(certificate: X509Certificate, key: KeyObject, keyBag: Bag, certificateBag: Bag): Pkcs12Facts {
    const friendlyName = keyBag.friendlyName ?? certificateBag.friendlyName;
    return {
        fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
        serialNumber: certificate.serialNumber.toUpperCase(),
        subject: distinguishedName(certificate.subject),
        issuer: distinguishedName(certificate.issuer),
        notBefore: isoSeconds(certificate.validFromDate),
        notAfter: isoSeconds(certificate.validToDate),
        keyAlgorithm: keyAlgorithm(key),
        ...(friendlyName === undefined ? {} : { friendlyName }),
    };
}

function readCertificate(der: Buffer): X509Certificate {
    try {
        return new X509Certificate(der);
    } catch (cause) {
        throw new Pkcs12Error(
            "ERR_PKCS12_DAMAGED",
            "A certificate in the PKCS#12 file is damaged. Export the file again.",
            {
                cause,
            },
        );
    }
}

function readKey(pkcs8: Buffer): KeyObject {
    try {
        return createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
    } catch (cause) {
        throw new Pkcs12Error(
            "ERR_PKCS12_UNSUPPORTED",
            "The private key in the PKCS#12 file is of a kind that cannot be read here.",
            { cause },
        );
    }
}

/**
 * Node gives one relative name a line, most general first, its parts joined by " + ", escaped as RFC 4514 wants (so a plus
 * in a value is never bare). RFC 4514 itself goes the other way, and OpenSSL does so inside a relative name too.
 */
function distinguishedName(lines: string): string {
    // Node's typings do not say that an empty name is undefined.
    return ((lines as string | undefined) ?? "")
        .split("\n")
        .map((line) => line.split(" + ").reverse().join("+"))
        .reverse()
        .join(",");
}

function keyAlgorithm(key: KeyObject): string {
    const type = key.asymmetricKeyType ?? "unknown";
    const details = key.asymmetricKeyDetails;
    if (type === "ec") {
        const curve = details?.namedCurve ?? "unknown curve";
        return `EC-${CURVES[curve] ?? curve}`;
    }
    const name = NAMES[type];
    return name === undefined ? (FIXED_NAMES[type] ?? type) : `${name}-${details?.modulusLength ?? 0}`;
}

function isoSeconds(date: Date): string {
    return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
