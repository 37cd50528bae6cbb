/** Recognises pieces of the uploaded file in a text. */

/** Shorter runs are ignored: ids, codes and hashes of other things are such runs too. */
const SHORTEST_RUN = 24;

/** Every stretch of eleven bytes of the file holds one whole block of six; 24 hexadecimal digits hold eleven whole bytes. */
const BLOCK = 6;

/** More of a text than is ever printed, so that a long one costs little. */
const SEARCHED = 64 * 1024;

const BASE64_RUN = new RegExp(String.raw`[\w+/-]{${SHORTEST_RUN},}`, "g");
/** Digits in pairs may have a colon or a blank between them. */
const HEX_RUN = new RegExp(String.raw`(?:[\da-f][: ]?){${SHORTEST_RUN},}`, "gi");

/**
 * Finds in the first 64 KiB of a text an unbroken run of 24 characters or more of the file's base64 (also base64url, and so the lines
 * of PEM), at any alignment, or of its hexadecimal digits, also with colons or blanks between. It recognises nothing else: not
 * base64 with escapes in it, not shorter pieces, not the file's bytes as text.
 */
export function fileFinder(file: Buffer): (text: string) => boolean {
    let blocks: ReadonlySet<string> | undefined;
    const holds = (bytes: Buffer): boolean => {
        blocks ??= blocksOf(file);
        for (let at = 0; at + BLOCK <= bytes.length; at++) {
            if (blocks.has(bytes.toString("latin1", at, at + BLOCK))) {
                return true;
            }
        }
        return false;
    };
    return (whole) => {
        const text = whole.slice(0, SEARCHED);
        const base64 = (text.match(BASE64_RUN) ?? []).flatMap((run) => decodings(run, "base64", 4));
        const hex = (text.match(HEX_RUN) ?? []).flatMap((run) => decodings(run.replace(/[: ]/g, ""), "hex", 2));
        return [...base64, ...hex].some(holds);
    };
}

/** The run may begin in the middle of a group of characters that holds whole bytes. */
function decodings(run: string, encoding: "base64" | "hex", group: number): Buffer[] {
    return Array.from({ length: group }, (_, offset) => Buffer.from(run.slice(offset), encoding));
}

function blocksOf(file: Buffer): ReadonlySet<string> {
    const blocks = new Set<string>();
    for (let at = 0; at + BLOCK <= file.length; at += BLOCK) {
        blocks.add(file.toString("latin1", at, at + BLOCK));
    }
    return blocks;
}
