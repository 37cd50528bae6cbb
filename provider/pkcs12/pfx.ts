/** The outer structure of a PKCS#12 file (RFC 7292, section 4), and whether a file is one at all. */
import { child, isTagged, octets, oid, parse, type Element } from "./asn1/asn1";
import { DATA, SIGNED_DATA } from "./asn1/content-type";
import { describeOtherForm, isPfx } from "./other-forms";
import { damaged, Pkcs12Error } from "./pkcs12-error";

export interface Pfx {
    /** The encoded AuthenticatedSafe: what the MAC covers. */
    readonly content: Buffer;
    /** Absent in a file without integrity protection. */
    readonly macData: Element | undefined;
}

/** Throws ERR_PKCS12_NOT_PKCS12, ERR_PKCS12_DAMAGED or ERR_PKCS12_UNSUPPORTED. */
export function parsePfx(bytes: Buffer): Pfx {
    if (!isPfx(bytes)) {
        throw notPkcs12(bytes);
    }
    let root: Element;
    try {
        root = parse(bytes);
    } catch (cause) {
        throw damaged("it ends too early or its lengths do not add up", cause);
    }
    return readPfx(root);
}

function readPfx(root: Element): Pfx {
    const authSafe = child(root, 1);
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

function notPkcs12(bytes: Buffer): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_NOT_PKCS12",
        describeOtherForm(bytes) ??
            "This is not a PKCS#12 file. SignStation takes a .p12 or .pfx file that holds the certificate and its private key.",
    );
}
