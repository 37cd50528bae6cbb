/** Reads BER and DER values by their shape, over node-forge's parser, so that every surprise is one kind of error. */
import forge from "node-forge";

/** One parsed ASN.1 value, as node-forge gives it. */
export type Asn1 = forge.asn1.Asn1;

/** The bytes do not have the ASN.1 shape that was asked for. The text never holds content of the file. */
export class Asn1ShapeError extends Error {
    override readonly name = "Asn1ShapeError";
}

/**
 * Parses one BER or DER value, indefinite lengths included.
 *
 * @throws {Asn1ShapeError} when the bytes are not exactly one value.
 */
export function parseAsn1(bytes: Buffer): Asn1 {
    try {
        return forge.asn1.fromDer(bytes.toString("latin1"));
    } catch (cause) {
        throw new Asn1ShapeError("the bytes are not one ASN.1 value", { cause });
    }
}

/**
 * The members of a SEQUENCE, a SET or an explicitly tagged value.
 *
 * @throws {Asn1ShapeError} when the value is absent or not constructed.
 */
export function membersOf(node: Asn1 | undefined): Asn1[] {
    if (node === undefined || !Array.isArray(node.value)) {
        throw new Asn1ShapeError("a constructed value was expected");
    }
    return node.value;
}

/**
 * The content of an OCTET STRING or of an implicitly tagged one; the pieces of a constructed one are put together.
 *
 * @throws {Asn1ShapeError} when the value is absent.
 */
export function octetsOf(node: Asn1 | undefined): Buffer {
    if (node === undefined) {
        throw new Asn1ShapeError("an OCTET STRING was expected");
    }
    return Array.isArray(node.value) ? Buffer.concat(node.value.map(octetsOf)) : Buffer.from(node.value, "latin1");
}

/**
 * The dotted form of an OBJECT IDENTIFIER.
 *
 * @throws {Asn1ShapeError} when the value is absent or of another type.
 */
export function oidOf(node: Asn1 | undefined): string {
    return forge.asn1.derToOid(primitiveOf(node, forge.asn1.Type.OID));
}

/**
 * A small INTEGER.
 *
 * @throws {Asn1ShapeError} when the value is absent, of another type, or over 32 bits.
 */
export function integerOf(node: Asn1 | undefined): number {
    const bytes = primitiveOf(node, forge.asn1.Type.INTEGER);
    if (bytes.length === 0 || bytes.length > 4) {
        throw new Asn1ShapeError("a small INTEGER was expected");
    }
    return forge.asn1.derToInteger(bytes);
}

/** Whether the value has this universal type. */
export function isUniversal(node: Asn1 | undefined, type: forge.asn1.Type): node is Asn1 {
    return node !== undefined && node.tagClass === forge.asn1.Class.UNIVERSAL && node.type === type;
}

/** The DER form of a parsed value. */
export function toDer(node: Asn1): Buffer {
    return Buffer.from(forge.asn1.toDer(node).getBytes(), "latin1");
}

function primitiveOf(node: Asn1 | undefined, type: forge.asn1.Type): string {
    if (!isUniversal(node, type) || typeof node.value !== "string") {
        throw new Asn1ShapeError("a primitive value of another type was expected");
    }
    return node.value;
}
