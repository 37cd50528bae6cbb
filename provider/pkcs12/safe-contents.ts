/** The bags of one safe: keys, locked keys and certificates, with their attributes (RFC 7292, section 4.2). */
import { child, children, encode, octets, oid, type Element } from "./asn1/asn1";
import { readLock, type Lock } from "./locks/lock";
import { damaged, type Pkcs12Error } from "./pkcs12-error";
import { textOf } from "./asn1/text";

/** What stands beside a key or a certificate. */
export interface Attributes {
    readonly friendlyName: string | undefined;
    /** Hex. A key and its certificate have the same. */
    readonly localKeyId: string | undefined;
}

/** A private key (PKCS#8) or a certificate (X.509), as DER. */
export interface Entry extends Attributes {
    readonly der: Buffer;
    /** Whether it is a private key in a KeyBag, which has no encryption of its own. */
    readonly plain?: boolean;
}

/** Something encrypted. `lock` may be the error that says why it is unsupported on this runtime. */
export interface Locked {
    readonly lock: Lock | Pkcs12Error;
    readonly ciphertext: Buffer;
}

export interface SafeContents {
    readonly keys: Entry[];
    readonly lockedKeys: (Locked & Attributes)[];
    readonly certificates: Entry[];
}

const KEY_BAG = "1.2.840.113549.1.12.10.1.1";
const SHROUDED_KEY_BAG = "1.2.840.113549.1.12.10.1.2";
const CERT_BAG = "1.2.840.113549.1.12.10.1.3";
const NESTED_SAFE = "1.2.840.113549.1.12.10.1.6";
const X509_CERTIFICATE = "1.2.840.113549.1.9.22.1";
const FRIENDLY_NAME = "1.2.840.113549.1.9.20";
const LOCAL_KEY_ID = "1.2.840.113549.1.9.21";
/** Safes inside safes: real files have none, and each level costs stack. */
const MAX_DEPTH = 8;

/** Throws ERR_PKCS12_DAMAGED, and whatever forge throws on bad bytes. */
export function readSafeContents(element: Element): SafeContents {
    const contents: SafeContents = { keys: [], lockedKeys: [], certificates: [] };
    collect(element, contents, 0);
    return contents;
}

/** Reads an AlgorithmIdentifier and the ciphertext that goes with it. */
export function readLocked(algorithm: Element | undefined, ciphertext: Element | undefined): Locked {
    return { lock: readLock(algorithm), ciphertext: octets(ciphertext) };
}

function collect(element: Element, contents: SafeContents, depth: number): void {
    if (depth > MAX_DEPTH) {
        throw damaged("its safes are nested without end");
    }
    for (const bag of children(element)) {
        const type = oid(child(bag, 0));
        const value = child(child(bag, 1), 0);
        if (type === KEY_BAG && value !== undefined) {
            contents.keys.push({ der: encode(value), plain: true, ...readAttributes(child(bag, 2)) });
        } else if (type === SHROUDED_KEY_BAG) {
            const locked = readLocked(child(value, 0), child(value, 1));
            contents.lockedKeys.push({ ...locked, ...readAttributes(child(bag, 2)) });
        } else if (type === CERT_BAG && oid(child(value, 0)) === X509_CERTIFICATE) {
            const der = octets(child(child(value, 1), 0));
            contents.certificates.push({ der, ...readAttributes(child(bag, 2)) });
        } else if (type === NESTED_SAFE && value !== undefined) {
            collect(value, contents, depth + 1);
        }
        // CRLs, secrets and bags of a maker's own say nothing about the certificate.
    }
}

function readAttributes(attributes: Element | undefined): Attributes {
    const values = new Map<string, Element>();
    if (attributes !== undefined) {
        for (const attribute of children(attributes)) {
            const value = child(child(attribute, 1), 0);
            if (value !== undefined) {
                values.set(oid(child(attribute, 0)), value);
            }
        }
    }
    return {
        friendlyName: nameOf(values.get(FRIENDLY_NAME)),
        localKeyId: hexOf(values.get(LOCAL_KEY_ID)),
    };
}

/** Windows ends names with a NUL, and writes an absent one as a NUL alone. */
function nameOf(element: Element | undefined): string | undefined {
    const name = textOf(element)?.split("\0", 1)[0];
    return name === "" ? undefined : name;
}

function hexOf(element: Element | undefined): string | undefined {
    const value = element?.value;
    return typeof value === "string" && value !== "" ? Buffer.from(value, "latin1").toString("hex") : undefined;
}
