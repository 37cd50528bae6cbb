/** A certificate of a PKCS#12 file: read by this runtime, and by its ASN.1 where the runtime refuses it. */
import { createHash, createPublicKey, X509Certificate, type KeyObject } from "node:crypto";
import { child, encode, oid, parse } from "../asn1/asn1";
import type { CertificateFacts } from "../../model/certificate-facts";
import { damaged, type Pkcs12Error } from "../pkcs12-error";
import { publicNumbers, readRsaNumbers } from "./rsa-numbers";
import { unsupportedHere } from "../runtime";
import { fieldsOf, readValidity, withPlainTimes, type Validity } from "./validity";

/** What is known of a certificate without its key. */
export type KeylessFacts = Omit<CertificateFacts, "keyAlgorithm" | "friendlyName">;

/** A certificate that this runtime reads. */
interface Readable {
    readonly der: Buffer;
    readonly x509: X509Certificate;
    /** Whether `x509` is of a copy with other times. */
    readonly changed: boolean;
}

/** One that it does not: ERR_PKCS12_DAMAGED where the bytes prove it, else ERR_PKCS12_UNSUPPORTED. */
interface Refused {
    readonly der: Buffer;
    readonly refusal: Pkcs12Error;
}

export type Certificate = Readable | Refused;

/** Whether a private key is the certificate's; `unknown` if this runtime cannot compare them. */
export type Belonging = "own" | "other" | "unknown";

/** RSA and RSA-PSS. */
const WITH_MODULUS: ReadonlySet<string> = new Set(["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10"]);

/** Never throws: a certificate that is not the leaf must not stop one that is. */
export function readCertificate(der: Buffer): Certificate {
    try {
        return { der, x509: new X509Certificate(der), changed: false };
    } catch (error) {
        return readRefused(der, error);
    }
}

function readRefused(der: Buffer, error: unknown): Certificate {
    let copy: Buffer | undefined;
    try {
        fieldsOf(der);
        copy = withPlainTimes(der);
    } catch {
        return { der, refusal: damaged("a certificate in it cannot be read") };
    }
    try {
        return { der, x509: new X509Certificate(copy ?? der), changed: true };
    } catch {
        return { der, refusal: unsupportedHere("a certificate", error) };
    }
}

export function belongs(certificate: Certificate, key: KeyObject): Belonging {
    try {
        if ("x509" in certificate) {
            return certificate.x509.checkPrivateKey(key) ? "own" : "other";
        }
        const publicKey = createPublicKey({ key: publicKeyInfo(certificate), format: "der", type: "spki" });
        return publicKey.equals(createPublicKey(key)) ? "own" : "other";
    } catch {
        return "refusal" in certificate && certificate.refusal.code === "ERR_PKCS12_DAMAGED" ? "other" : "unknown";
    }
}

/**
 * Whether both have the same modulus, which no two keys share. OpenSSL calls them different where the key lacks its public
 * exponent, and where one of them is for RSA-PSS only. `pkcs8`: the private key.
 */
export function sharesModulus(certificate: Certificate, pkcs8: Buffer): boolean {
    try {
        const info = publicKeyInfo(certificate);
        const isRsa = WITH_MODULUS.has(oid(child(child(parse(info), 0), 0)));
        return isRsa && publicNumbers(info)[0] === readRsaNumbers(pkcs8).modulus;
    } catch {
        return false;
    }
}

function publicKeyInfo({ der }: Certificate): Buffer {
    return encode(fieldsOf(der).publicKey);
}

/** Throws ERR_PKCS12_UNSUPPORTED where this runtime cannot read the certificate's key. */
export function publicKeyOf(certificate: Certificate): KeyObject {
    try {
        return "x509" in certificate
            ? certificate.x509.publicKey
            : createPublicKey({ key: publicKeyInfo(certificate), format: "der", type: "spki" });
    } catch (error) {
        throw unsupportedHere("the certificate's public key", error);
    }
}

/** Throws what the certificate was refused with, and ERR_PKCS12_UNSUPPORTED for a validity that is not understood here. */
export function factsOf(certificate: Certificate): KeylessFacts {
    if ("refusal" in certificate) {
        throw certificate.refusal;
    }
    const { der, x509, changed } = certificate;
    const { notBefore, notAfter } = validityOf(certificate);
    return {
        fingerprint: changed
            ? createHash("sha256")
                  .update(encode(parse(der)))
                  .digest("hex")
            : x509.fingerprint256.replaceAll(":", "").toLowerCase(),
        serialNumber: x509.serialNumber.toUpperCase(),
        subject: distinguishedName(x509.subject),
        issuer: distinguishedName(x509.issuer),
        notBefore: isoSeconds(notBefore),
        notAfter: isoSeconds(notAfter),
    };
}

/** Node gives an invalid date for times that OpenSSL accepts and does not understand. */
function validityOf({ der, x509 }: Readable): Validity {
    const byNode: Validity = { notBefore: x509.validFromDate, notAfter: x509.validToDate };
    const isPlain = ({ notBefore, notAfter }: Validity) => !Number.isNaN(notBefore.getTime() + notAfter.getTime());
    const validity = isPlain(byNode) ? byNode : readValidity(fieldsOf(der).validity);
    if (validity === undefined) {
        throw unsupportedHere("a certificate with times that are not those of RFC 5280");
    }
    return validity;
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

function isoSeconds(date: Date): string {
    return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
