/** Changes PKCS#12 files element by element, and gives them other MACs. */
import { createHmac, pbkdf2Sync } from "node:crypto";
import forge from "node-forge";

type Element = forge.asn1.Asn1;

const { asn1 } = forge;
const { Class, Type } = asn1;

const sequence = (...value: Element[]) => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, value);
const oid = (text: string) => asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(text).getBytes());
const octets = (bytes: Buffer) => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, bytes.toString("latin1"));
const integer = (value: number) =>
    asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes());

const SALT = Buffer.from("0011223344556677", "hex");

/** Overwrites the first occurrence of an OBJECT IDENTIFIER with another one of the same length. */
export function replaceOid(bytes: Buffer, from: string, to: string): Buffer {
    const [old, replacement] = [from, to].map((text) => Buffer.from(asn1.oidToDer(text).getBytes(), "latin1"));
    const at = bytes.indexOf(old!);
    if (at < 0 || old!.length !== replacement!.length) {
        throw new Error(`cannot put ${to} in the place of ${from}`);
    }
    const changed = Buffer.from(bytes);
    replacement!.copy(changed, at);
    return changed;
}

/** The file with an HMAC-SHA-1 by the rules of RFC 7292 in place of whatever MAC it had. */
export function withMac(bytes: Buffer, passkey: string, iterations = 2048): Buffer {
    const key = forge.pkcs12.generateKey(passkey, forge.util.createBuffer(SALT.toString("latin1")), 3, iterations, 20);
    const digest = createHmac("sha1", Buffer.from(key.getBytes(), "latin1")).update(contentOf(bytes)).digest();
    return withMacData(bytes, macData(sequence(oid("1.3.14.3.2.26")), digest, SALT, iterations));
}

/** The file with a MAC that nothing fits, and that says how many iterations it wants. */
export function withMacIterations(bytes: Buffer, iterations: number): Buffer {
    return withMacData(bytes, macData(sequence(oid("1.3.14.3.2.26")), Buffer.alloc(20), SALT, iterations));
}

/** The file with a PBMAC1 (RFC 9579): PBKDF2 and HMAC, both with SHA-256. */
export function withPbmac1(bytes: Buffer, passkey: string, iterations = 2048, keyLength = 32): Buffer {
    const hmac = sequence(oid("1.2.840.113549.2.9"));
    const pbkdf2 = sequence(
        oid("1.2.840.113549.1.5.12"),
        sequence(octets(SALT), integer(iterations), integer(keyLength), hmac),
    );
    const key = iterations > 10_000 ? SALT : pbkdf2Sync(passkey, SALT, iterations, keyLength, "sha256");
    const digest = createHmac("sha256", key).update(contentOf(bytes)).digest();
    const algorithm = sequence(oid("1.2.840.113549.1.5.14"), sequence(pbkdf2, hmac));
    // Salt and count are there and not used (RFC 9579, 5).
    return withMacData(bytes, macData(algorithm, digest, Buffer.from("NOT USED"), 1));
}

/** The file without a MAC. */
export function withoutMac(bytes: Buffer): Buffer {
    return withMacData(bytes);
}

/** The file without a MAC, every key derivation of its encryption asking for so many iterations in place of 2,048. */
export function withEncryptionIterations(bytes: Buffer, iterations: number): Buffer {
    const root = parse(bytes);
    replaceCounts(root, iterations);
    return withoutMac(der(root));
}

function replaceCounts(element: Element, iterations: number): void {
    if (Array.isArray(element.value)) {
        element.value.forEach((inner) => {
            replaceCounts(inner, iterations);
        });
        return;
    }
    const text = element.value;
    if (element.type === Type.INTEGER && text === "\u0008\u0000") {
        element.value = asn1.integerToDer(iterations).getBytes();
    } else if (element.type === Type.OCTETSTRING && text.startsWith("0")) {
        const inner = parse(Buffer.from(text, "latin1"));
        replaceCounts(inner, iterations);
        element.value = der(inner).toString("latin1");
    }
}

function macData(algorithm: Element, digest: Buffer, salt: Buffer, iterations: number): Element {
    return sequence(sequence(algorithm, octets(digest)), octets(salt), integer(iterations));
}

function withMacData(bytes: Buffer, ...mac: Element[]): Buffer {
    const [version, authSafe] = parse(bytes).value as Element[];
    return der(sequence(version!, authSafe!, ...mac));
}

function der(element: Element): Buffer {
    return Buffer.from(asn1.toDer(element).getBytes(), "latin1");
}

function contentOf(bytes: Buffer): Buffer {
    const authSafe = (parse(bytes).value as Element[])[1]!;
    const wrapped = (authSafe.value as Element[])[1]!;
    return Buffer.from((wrapped.value as Element[])[0]!.value as unknown as string, "latin1");
}

function parse(bytes: Buffer): Element {
    return asn1.fromDer(bytes.toString("latin1"));
}
