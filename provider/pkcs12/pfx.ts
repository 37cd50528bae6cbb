/** The outer structure of a PKCS#12 file (RFC 7292, section 4), told apart from everything that is not one. */
import { child, isSequence, isTagged, octets, oid, parse, smallInteger, type Element } from "./asn1";
import { DATA, SIGNED_DATA } from "./content-type";
import { damaged, Pkcs12Error } from "./pkcs12-error";

export interface Pfx {
    /** The encoded AuthenticatedSafe: what the MAC covers. */
    readonly content: Buffer;
    /** Absent in a file without integrity protection. */
    readonly macData: Element | undefined;
}

/** Throws ERR_PKCS12_NOT_PKCS12, ERR_PKCS12_DAMAGED or ERR_PKCS12_UNSUPPORTED. */
export function parsePfx(bytes: Buffer): Pfx {
    if (bytes.subarray(0, 4096).includes("-----BEGIN ")) {
        throw new Pkcs12Error(
            "ERR_PKCS12_NOT_PKCS12",
            "This is a PEM file, not PKCS#12. Make a PKCS#12 file of it with: " +
                "openssl pkcs12 -export -in cert.pem -inkey key.pem -out signing.p12",
        );
    }
    let root: Element;
    try {
        root = parse(bytes);
    } catch (cause) {
        throw beginsAsPfx(bytes) ? damaged("it ends too early or its lengths do not add up", cause) : notPkcs12(cause);
    }
    return readPfx(root, beginsAsPfx(bytes));
}

function readPfx(root: Element, begins: boolean): Pfx {
    if (!isSequence(root) || !begins || smallInteger(child(root, 0)) !== 3) {
        throw notPkcs12();
    }
    const authSafe = child(root, 1);
    if (!isSequence(authSafe)) {
        throw notPkcs12();
    }
    const type = oid(child(authSafe, 0));
    if (type === SIGNED_DATA) {
        throw new Pkcs12Error(
            "ERR_PKCS12_UNSUPPORTED",
            "The PKCS#12 file is protected by a signature instead of a passkey, which cannot be verified here.",
        );
    }
    const wrapped = child(authSafe, 1);
    if (type !== DATA || !isTagged(wrapped, 0)) {
        throw damaged("its content is not where RFC 7292 puts it");
    }
    return { content: octets(child(wrapped, 0)), macData: child(root, 2) };
}

/** SEQUENCE of any length form, then INTEGER 3, then a SEQUENCE: PFX's version and its authSafe. */
function beginsAsPfx(bytes: Buffer): boolean {
    if (bytes[0] !== 0x30) {
        return false;
    }
    const first = bytes[1] ?? 0;
    const at = 2 + (first > 0x80 ? first & 0x7f : 0);
    return bytes.subarray(at, at + 4).equals(Buffer.from([0x02, 0x01, 0x03, 0x30]));
}

function notPkcs12(cause?: unknown): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_NOT_PKCS12",
        "This is not a PKCS#12 file. SignStation takes a .p12 or .pfx file that holds the certificate and its private key.",
        { cause },
    );
}
