/** Decodes the character strings of ASN.1, each by the encoding of its own type (X.680, 41). */
import type { Element } from "./asn1";
import { asn1 } from "./forge";

const UTF8 = 12;
const UNIVERSAL_STRING = 28;
const BMP = 30;
/**
 * NumericString, PrintableString, T61String, IA5String, VisibleString, GeneralString: ASCII, or what their writers take for
 * ISO-8859-1.
 */
const LATIN1: ReadonlySet<number> = new Set([18, 19, 20, 22, 26, 27]);

/** Undefined for an element that is no character string, and for BER's strings in pieces. */
export function textOf(element: Element | undefined): string | undefined {
    if (element === undefined || element.tagClass !== asn1.Class.UNIVERSAL || typeof element.value !== "string") {
        return undefined;
    }
    const type: number = element.type;
    // node-forge has turned a BMPString into a JavaScript string already.
    if (type === BMP || LATIN1.has(type)) {
        return element.value;
    }
    const bytes = Buffer.from(element.value, "latin1");
    return type === UTF8 ? bytes.toString("utf8") : type === UNIVERSAL_STRING ? ucs4(bytes) : undefined;
}

function ucs4(bytes: Buffer): string {
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32BE(4 * index))
        .map((point) => String.fromCodePoint(point > 0x10ffff ? 0xfffd : point))
        .join("");
}
