/** Reads DER and BER through node-forge, and gives the few shapes that PKCS#12 is made of. */
import { asn1, type Asn1 } from "./forge";
import { damaged, type Pkcs12Error } from "../pkcs12-error";

/** A parsed ASN.1 element. */
export type Element = Asn1;

const { Class, Type } = asn1;

/** Parses bytes. Bytes behind the outermost element are left alone, as OpenSSL leaves them. Throws what forge throws. */
export function parse(bytes: Buffer): Element {
    // The typings know only the older form of the second parameter.
    const options = { strict: true, parseAllBytes: false, decodeBitStrings: false };
    return asn1.fromDer(bytes.toString("latin1"), options as unknown as boolean);
}

/** The elements inside a SEQUENCE or SET. */
export function children(element: Element | undefined): Element[] {
    if (element === undefined || !Array.isArray(element.value)) {
        throw malformed("a SEQUENCE or SET");
    }
    return element.value;
}

/** The n-th element inside, or undefined. */
export function child(element: Element | undefined, index: number): Element | undefined {
    return children(element)[index];
}

/** The dotted form of an OBJECT IDENTIFIER. */
export function oid(element: Element | undefined): string {
    if (element === undefined || element.type !== Type.OID || typeof element.value !== "string") {
        throw malformed("an OBJECT IDENTIFIER");
    }
    return asn1.derToOid(element.value);
}

/** The content of an OCTET STRING, also of an implicitly tagged one; in BER it may come in pieces (X.690, 8.7.3). */
export function octets(element: Element | undefined): Buffer {
    if (element === undefined || (element.tagClass === Class.UNIVERSAL && element.type !== Type.OCTETSTRING)) {
        throw malformed("an OCTET STRING");
    }
    if (typeof element.value === "string") {
        return Buffer.from(element.value, "latin1");
    }
    return Buffer.concat(element.value.map(octets));
}

/** A non-negative INTEGER of at most `longest` bytes. */
export function unsignedInteger(element: Element | undefined, longest: number): bigint {
    if (!isInteger(element) || typeof element.value !== "string" || element.value.length > longest) {
        throw malformed("an INTEGER");
    }
    return BigInt(`0x${Buffer.from(element.value, "latin1").toString("hex") || "0"}`);
}

/** The content of a BIT STRING whose bits are whole bytes. */
export function bits(element: Element | undefined): Buffer {
    if (element === undefined || element.type !== Type.BITSTRING || typeof element.value !== "string") {
        throw malformed("a BIT STRING");
    }
    return Buffer.from(element.value.slice(1), "latin1");
}

/** A small non-negative INTEGER: versions, iteration counts, key lengths. */
export function smallInteger(element: Element | undefined): number {
    if (!isInteger(element) || typeof element.value !== "string") {
        throw malformed("an INTEGER");
    }
    const value = BigInt(`0x${Buffer.from(element.value, "latin1").toString("hex") || "0"}`);
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

/** Whether the element has the context-specific tag `[tag]`. */
export function isTagged(element: Element | undefined, tag: number): element is Element {
    return element !== undefined && element.tagClass === Class.CONTEXT_SPECIFIC && (element.type as number) === tag;
}

/** Whether the element is a SEQUENCE. */
export function isSequence(element: Element | undefined): element is Element {
    return (
        element !== undefined &&
        element.tagClass === Class.UNIVERSAL &&
        element.type === Type.SEQUENCE &&
        Array.isArray(element.value)
    );
}

/** Whether the element is an INTEGER. */
export function isInteger(element: Element | undefined): element is Element {
    return element !== undefined && element.tagClass === Class.UNIVERSAL && element.type === Type.INTEGER;
}

/** A new INTEGER of one byte. */
export function integer(value: number): Element {
    return asn1.create(Class.UNIVERSAL, Type.INTEGER, false, String.fromCharCode(value));
}

/** A new UTCTime or GeneralizedTime. `text`: ASCII. */
export function time(form: "utc" | "generalized", text: string): Element {
    return asn1.create(Class.UNIVERSAL, form === "utc" ? Type.UTCTIME : Type.GENERALIZEDTIME, false, text);
}

/** A new SEQUENCE. */
export function sequence(...inside: Element[]): Element {
    return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, inside);
}

/** Encodes an element as DER. */
export function encode(element: Element): Buffer {
    return Buffer.from(asn1.toDer(element).getBytes(), "latin1");
}

function malformed(expected: string): Pkcs12Error {
    return damaged(`${expected} is missing where RFC 7292 wants one`);
}
