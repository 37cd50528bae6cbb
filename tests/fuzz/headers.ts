/** Finds the elements of an ASN.1 file, also of one that lies inside an OCTET STRING of another. */

export interface Header {
    readonly tag: number;
    /** Where the tag stands. */
    readonly start: number;
    /** Where the content begins. */
    readonly content: number;
    /** Where the next element begins. */
    readonly end: number;
}

const CONSTRUCTED = 0x20;
const OCTET_STRING = 0x04;
const DEEPEST = 40;

/** In the order of the file, as far as it can be followed. */
export function headersOf(bytes: Buffer): Header[] {
    const found: Header[] = [];
    walk(bytes, 0, bytes.length, found, 0);
    return found;
}

/** Gives where it stopped: at `end`, or at an end-of-contents. */
function walk(bytes: Buffer, from: number, end: number, found: Header[], depth: number): number {
    let at = from;
    while (at + 2 <= end && depth < DEEPEST) {
        const tag = bytes[at] ?? 0;
        const first = bytes[at + 1] ?? 0;
        if (tag === 0 && first === 0) {
            return at + 2;
        }
        const digits = first > 0x80 && first < 0x85 ? first & 0x7f : 0;
        const content = at + 2 + digits;
        if (content > end) {
            return end;
        }
        const length = digits === 0 ? first : bytes.readUIntBE(at + 2, digits);
        const index = found.push({ tag, start: at, content, end: content }) - 1;
        let next = content + length;
        if (first === 0x80) {
            next = walk(bytes, content, end, found, depth + 1);
        } else if (next > end) {
            return end;
        } else if ((tag & CONSTRUCTED) !== 0 || (tag === OCTET_STRING && bytes[content] === 0x30)) {
            walk(bytes, content, next, found, depth + 1);
        }
        found[index] = { tag, start: at, content, end: next };
        at = next;
    }
    return at;
}
