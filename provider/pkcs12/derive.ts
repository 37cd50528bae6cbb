/** Key derivation: the PKCS#12 scheme (RFC 7292, appendix B.2) and PBKDF2 (RFC 8018), within a bound on the work. */
import { createHash, pbkdf2Sync } from "node:crypto";
import { Pkcs12Error } from "./pkcs12-error";

/** What the derived bytes are for (RFC 7292, B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** Iterations that one file may ask for in total. The largest seen in real files is 600,000 for each of its parts. */
const MAX_ITERATIONS = 10_000_000;

/** What an iteration in JavaScript costs beside one of PBKDF2, which is native: measured at five times as much. */
const PKCS12_COST = 5;

/** Block length in bytes of each hash ("v" in RFC 7292, B.2). */
const BLOCK: Readonly<Record<string, number>> = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 };

/** Length in bytes of what each hash gives. */
export const DIGEST: Readonly<Record<string, number>> = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

/** Counts derivation work. A hostile file must not hang a preview, so a step too many is refused before it starts. */
export class WorkBudget {
    #left = MAX_ITERATIONS;

    /** Throws ERR_PKCS12_TOO_MUCH_WORK when the file asks for more than the bound. */
    spend(iterations: number): void {
        this.#left -= iterations;
        if (this.#left < 0) {
            throw new Pkcs12Error(
                "ERR_PKCS12_TOO_MUCH_WORK",
                `The PKCS#12 file asks for more than ${MAX_ITERATIONS} iterations of key derivation, which no ordinary file does. ` +
                    "Export it anew from the key store it came from.",
            );
        }
    }
}

/** RFC 7292, B.2. `passkey` is a BMPString with its terminator. */
export function derivePkcs12(
    hash: string,
    purpose: Purpose,
    passkey: Buffer,
    salt: Buffer,
    iterations: number,
    length: number,
    budget: WorkBudget,
): Buffer {
    const block = BLOCK[hash] ?? 64;
    const diversifier = Buffer.alloc(block, purpose);
    const input = Buffer.concat([fill(salt, block), fill(passkey, block)]);
    const output: Buffer[] = [];
    for (let have = 0; have < length;) {
        budget.spend(iterations * PKCS12_COST);
        let digest = createHash(hash).update(diversifier).update(input).digest();
        for (let round = 1; round < iterations; round++) {
            digest = createHash(hash).update(digest).digest();
        }
        output.push(digest);
        have += digest.length;
        addToEachBlock(input, fill(digest, block, block), block);
    }
    return Buffer.concat(output).subarray(0, length);
}

/** RFC 8018, 5.2. `prf` is the name of its hash. */
export function derivePbkdf2(
    prf: string,
    passkey: Buffer,
    salt: Buffer,
    iterations: number,
    length: number,
    budget: WorkBudget,
): Buffer {
    // Each block of output is derived anew; RFC 8018, 5.2, step 3.
    budget.spend(iterations * Math.ceil(length / (DIGEST[prf] ?? 20)));
    return pbkdf2Sync(passkey, salt, iterations, length, prf);
}

/** Repeats `bytes` up to the next multiple of `block`, or to `length`. */
function fill(bytes: Buffer, block: number, length = Math.ceil(bytes.length / block) * block): Buffer {
    return bytes.length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes);
}

/** Each block of `input` becomes itself plus `addend` plus one, as big-endian numbers that wrap. */
function addToEachBlock(input: Buffer, addend: Buffer, block: number): void {
    for (let start = 0; start < input.length; start += block) {
        let carry = 1;
        for (let at = block - 1; at >= 0; at--) {
            carry += (input[start + at] ?? 0) + (addend[at] ?? 0);
            input[start + at] = carry & 0xff;
            carry >>= 8;
        }
    }
}
