/** The validity of a certificate by its ASN.1, for the times that OpenSSL refuses (RFC 5280, 4.1.2.5). */
import { child, children, encode, parse, sequence, time, type Element } from "../asn1/asn1";

const UTC_TIME = 23;
const GENERALIZED_TIME = 24;
const TIME = /^(\d\d\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(?:Z|([+-])(\d\d)(\d\d))$/;

export interface Validity {
    readonly notBefore: Date;
    readonly notAfter: Date;
}

/** The elements of a certificate that are read by ASN.1. Throws ERR_PKCS12_DAMAGED, and what forge throws on bad bytes. */
export function fieldsOf(der: Buffer): { readonly validity: Element; readonly publicKey: Element } {
    const all = children(child(parse(der), 0));
    const from = placeOfValidity(all);
    const [validity, publicKey] = [all[from], all[from + 2]];
    if (validity === undefined || publicKey === undefined) {
        throw new RangeError("the certificate ends too early");
    }
    // Both are SEQUENCEs of at least two: anything else throws.
    children(child(publicKey, 0));
    children(validity);
    return { validity, publicKey };
}

/** Undefined where a time is none of UTC and its offsets. Seconds may be missing, which X.680 allows and RFC 5280 does not. */
export function readValidity(validity: Element): Validity | undefined {
    const [notBefore, notAfter] = children(validity).map(readTime);
    return notBefore === undefined || notAfter === undefined ? undefined : { notBefore, notAfter };
}

/**
 * A copy of the certificate whose times have seconds, so that OpenSSL reads all else in it; its signature fits no more.
 * Undefined where the times cannot be read. Throws ERR_PKCS12_DAMAGED, and what forge throws on bad bytes.
 */
export function withPlainTimes(der: Buffer): Buffer | undefined {
    const [signed, ...signature] = children(parse(der));
    const all = children(signed);
    const at = placeOfValidity(all);
    const times = all[at] === undefined ? undefined : readValidity(all[at]);
    if (times === undefined) {
        return undefined;
    }
    const plain = sequence(writeTime(times.notBefore), writeTime(times.notAfter));
    return encode(sequence(sequence(...all.slice(0, at), plain, ...all.slice(at + 1)), ...signature));
}

/** TBSCertificate: [0] version, which may be absent, serialNumber, signature, issuer, validity, subject, publicKey. */
function placeOfValidity(fields: readonly Element[]): number {
    const universal: number = fields[0]?.tagClass ?? 0;
    return universal === 0 ? 3 : 4;
}

function readTime(element: Element): Date | undefined {
    const type: number = element.type;
    if (typeof element.value !== "string" || (type !== UTC_TIME && type !== GENERALIZED_TIME)) {
        return undefined;
    }
    const century = type === GENERALIZED_TIME ? "" : element.value < "50" ? "20" : "19";
    const match = TIME.exec(century + element.value);
    if (match === null) {
        return undefined;
    }
    const [, year, month, day, hour, minute, second = "00", sign, hours = "00", minutes = "00"] = match;
    const local = new Date(`${year ?? ""}-${month ?? ""}-${day ?? ""}T${hour ?? ""}:${minute ?? ""}:${second}Z`);
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
    const date = new Date(local.getTime() - offset);
    return Number.isNaN(date.getTime()) ? undefined : date;
}

function writeTime(date: Date): Element {
    const text = `${date.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`;
    const short = date.getUTCFullYear() >= 1950 && date.getUTCFullYear() < 2050;
    return short ? time("utc", text.slice(2)) : time("generalized", text);
}
