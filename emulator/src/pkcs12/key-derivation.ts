/** Derives keys, initialisation vectors and MAC keys from a passkey the PKCS#12 way (RFC 7292, appendix B). */
import { createHash } from "node:crypto";

/** What the derived bytes are for: the RFC's ID byte. */
export const KeyPurpose = { encryptionKey: 1, initialisationVector: 2, macKey: 3 } as const;

/** A passkey in the two spellings that PKCS#12 files use. */
export interface Password {
    /** UTF-16 big endian with its two-byte end mark (or nothing at all): for the PKCS#12 derivation. */
    readonly bmp: Buffer;
    /** UTF-8: for PBKDF2. */
    readonly utf8: Buffer;
}

/** More rounds than this would only make the emulator hang. */
const MAX_ITERATIONS = 1_000_000;

/** The file asks for an algorithm, or a cost, that the emulator does not support. */
export class UnsupportedAlgorithmError extends Error {
    override readonly name = "UnsupportedAlgorithmError";
}

/**
 * The encodings to attempt for a passkey. Only the empty one has two: programs disagree on whether it keeps its end mark.
 *
 * @param passkey the text as sent; `undefined` counts as empty (assumed).
 */
export function passwordsFor(passkey: string | undefined): Password[] {
    const text = passkey ?? "";
    const utf8 = Buffer.from(text, "utf8");
    const terminated = { bmp: Buffer.from(`${text}\0`, "utf16le").swap16(), utf8 };
    return text === "" ? [terminated, { bmp: Buffer.alloc(0), utf8 }] : [terminated];
}

/**
 * Derives `length` bytes.
 *
 * @param digest a node:crypto digest name; its block is 64 bytes up to SHA-256 and 128 above.
 * @throws {UnsupportedAlgorithmError} when `iterations` is out of range.
 */
export function derivePkcs12Key(
    digest: string,
    password: Password,
    salt: Buffer,
    iterations: number,
    purpose: number,
    length: number,
): Buffer {
    checkIterations(iterations);
    const blockSize = digest === "sha384" || digest === "sha512" ? 128 : 64;
    const diversifier = Buffer.alloc(blockSize, purpose);
    const input = Buffer.concat([fill(salt, blockSize), fill(password.bmp, blockSize)]);
    const blocks: Buffer[] = [];
    for (let have = 0; have < length;) {
        let block = createHash(digest).update(diversifier).update(input).digest();
        for (let round = 1; round < iterations; round++) {
            block = createHash(digest).update(block).digest();
        }
        blocks.push(block);
        have += block.length;
        addToEachBlock(input, Buffer.alloc(blockSize, block), blockSize);
    }
    return Buffer.concat(blocks).subarray(0, length);
}

/**
 * Refuses a cost that is no cost or that would block the process.
 *
 * @throws {UnsupportedAlgorithmError}
 */
export function checkIterations(iterations: number): void {
    if (iterations < 1 || iterations > MAX_ITERATIONS) {
        throw new UnsupportedAlgorithmError(`between 1 and ${MAX_ITERATIONS} iterations are supported`);
    }
}

/** Repeats the bytes up to a whole number of blocks; nothing stays nothing. */
function fill(bytes: Buffer, blockSize: number): Buffer {
    return bytes.length === 0 ? bytes : Buffer.alloc(Math.ceil(bytes.length / blockSize) * blockSize, bytes);
}

/** Adds `addend` + 1 to every block of `input`, in place, each as one big-endian number that may overflow. */
function addToEachBlock(input: Buffer, addend: Buffer, blockSize: number): void {
    for (let start = 0; start < input.length; start += blockSize) {
        let carry = 1;
        for (let at = blockSize - 1; at >= 0; at--) {
            carry += input.readUInt8(start + at) + addend.readUInt8(at);
            input.writeUInt8(carry & 0xff, start + at);
            carry >>= 8;
        }
    }
}
