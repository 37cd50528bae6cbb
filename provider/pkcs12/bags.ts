/** Opens the safes of a PKCS#12 file and collects keys and certificates (RFC 7292, section 4.2). */
import { child, children, encode, isTagged, octets, oid, parse, type Element } from "./asn1";
import { decrypt } from "./decrypt";
import type { WorkBudget } from "./derive";
import type { PasskeyBytes } from "./passkey-bytes";
import { Pkcs12Error } from "./pkcs12-error";

/** A private key (PKCS#8) or a certificate (X.509), both DER, with the attributes of its bag. */
export interface Bag {
    readonly der: Buffer;
    readonly friendlyName: string | undefined;
}

export interface Bags {
    readonly keys: Bag[];
    readonly certificates: Bag[];
    /** Parts that this passkey decrypts. */
    unlocked: number;
    /** Parts that it does not. */
    locked: number;
}

const DATA = "1.2.840.113549.1.7.1";
const ENCRYPTED_DATA = "1.2.840.113549.1.7.6";
const KEY_BAG = "1.2.840.113549.1.12.10.1.1";
const SHROUDED_KEY_BAG = "1.2.840.113549.1.12.10.1.2";
const CERT_BAG = "1.2.840.113549.1.12.10.1.3";
const NESTED_SAFE = "1.2.840.113549.1.12.10.1.6";
const X509_CERTIFICATE = "1.2.840.113549.1.9.22.1";
const FRIENDLY_NAME = "1.2.840.113549.1.9.20";
/** Safes inside safes: real files have none, and each level costs stack. */
const MAX_DEPTH = 8;

/** Throws ERR_PKCS12_UNSUPPORTED, ERR_PKCS12_TOO_MUCH_WORK and ERR_PKCS12_DAMAGED; whatever else forge throws on bad bytes. */
export function openBags(content: Buffer, passkey: PasskeyBytes, budget: WorkBudget): Bags {
    const bags = noBags();
    for (const info of children(parse(content))) {
        openPart(info, bags, passkey, budget);
    }
    return bags;
}

/** What one part of a file says of a passkey. `silent`: nothing in it is encrypted, or not in a way that is known here. */
export type PartVerdict = "fits" | "locked" | "broken" | "silent";

/** Looks at each part for itself, to tell a wrong passkey from a damaged file. Throws where not even the parts are there. */
export function tryParts(content: Buffer, passkey: PasskeyBytes, budget: WorkBudget): PartVerdict[] {
    return children(parse(content)).map((info) => {
        const bags = noBags();
        try {
            openPart(info, bags, passkey, budget);
        } catch (error) {
            return error instanceof Pkcs12Error && error.code !== "ERR_PKCS12_DAMAGED" ? "silent" : "broken";
        }
        if (bags.unlocked > 0) {
            return "fits";
        }
        return bags.locked > 0 ? "locked" : "silent";
    });
}

function noBags(): Bags {
    return { keys: [], certificates: [], unlocked: 0, locked: 0 };
}

function openPart(info: Element, bags: Bags, passkey: PasskeyBytes, budget: WorkBudget): void {
    const type = oid(child(info, 0));
    const inner = child(child(info, 1), 0);
    if (type === DATA) {
        collect(parse(octets(inner)), bags, passkey, budget, 0);
    } else if (type === ENCRYPTED_DATA) {
        openEncrypted(inner, bags, passkey, budget);
    } else {
        throw new Pkcs12Error(
            "ERR_PKCS12_UNSUPPORTED",
            "The PKCS#12 file is encrypted for a public key instead of a passkey, which cannot be opened here.",
        );
    }
}

function openEncrypted(data: Element | undefined, bags: Bags, passkey: PasskeyBytes, budget: WorkBudget): void {
    const info = child(data, 1);
    const plain = decrypt(child(info, 1), octets(child(info, 2)), passkey, budget);
    const contents = plain === undefined ? undefined : tryParse(plain);
    if (contents === undefined) {
        bags.locked++;
    } else {
        bags.unlocked++;
        collect(contents, bags, passkey, budget, 0);
    }
}

function collect(contents: Element, bags: Bags, passkey: PasskeyBytes, budget: WorkBudget, depth: number): void {
    if (depth > MAX_DEPTH) {
        throw new Pkcs12Error("ERR_PKCS12_DAMAGED", "The PKCS#12 file is damaged: its safes are nested without end.");
    }
    for (const bag of children(contents)) {
        const type = oid(child(bag, 0));
        const value = child(child(bag, 1), 0);
        const friendlyName = readFriendlyName(child(bag, 2));
        if (type === KEY_BAG && value !== undefined) {
            bags.keys.push({ der: encode(value), friendlyName });
        } else if (type === SHROUDED_KEY_BAG) {
            const der = decrypt(child(value, 0), octets(child(value, 1)), passkey, budget);
            if (der === undefined || tryParse(der) === undefined) {
                bags.locked++;
            } else {
                bags.unlocked++;
                bags.keys.push({ der, friendlyName });
            }
        } else if (type === CERT_BAG && oid(child(value, 0)) === X509_CERTIFICATE) {
            bags.certificates.push({ der: octets(child(child(value, 1), 0)), friendlyName });
        } else if (type === NESTED_SAFE && value !== undefined) {
            collect(value, bags, passkey, budget, depth + 1);
        }
        // CRLs, secrets and bags of a maker's own say nothing about the certificate.
    }
}

function readFriendlyName(attributes: Element | undefined): string | undefined {
    if (attributes === undefined || isTagged(attributes, 0)) {
        return undefined;
    }
    for (const attribute of children(attributes)) {
        const value = oid(child(attribute, 0)) === FRIENDLY_NAME ? child(child(attribute, 1), 0)?.value : undefined;
        if (typeof value === "string" && value !== "") {
            // node-forge has turned the BMPString into a JavaScript string already.
            return value;
        }
    }
    return undefined;
}

/** A wrong passkey passes the padding check once in 256 times; what it yields is no ASN.1. */
function tryParse(bytes: Buffer): Element | undefined {
    try {
        const element = parse(bytes);
        return Array.isArray(element.value) ? element : undefined;
    } catch {
        return undefined;
    }
}
