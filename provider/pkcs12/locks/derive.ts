/** Key derivation: the PKCS#12 scheme (RFC 7292, appendix B.2) and PBKDF2 (RFC 8018, 5.2). */
import { createHash, pbkdf2Sync } from "node:crypto";
import { hashAgain } from "../wasm/hash-loop";
import { HASHES, type HashName } from "./hashes";
import { onThisRuntime } from "../runtime";
import { hashWork, hmacWork, type WorkBudget } from "../work-budget";

/** What the derived bytes are for (RFC 7292, B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** How a file wants its keys to be derived, whichever scheme it is. */
export interface Derivation {
    readonly hash: HashName;
    readonly salt: Buffer;
    readonly iterations: number;
    /** Bytes to derive. */
    readonly length: number;
}

/** Each piece of output, as long as a digest, is derived anew. */
function pieces({ hash, length }: Derivation): number {
    return Math.ceil(length / HASHES[hash].digest);
}

export function pkcs12Work(derivation: Derivation): number {
    return hashWork(derivation.hash, derivation.iterations, pieces(derivation));
}

export function pbkdf2Work(derivation: Derivation): number {
    return hmacWork(derivation.hash, derivation.iterations, pieces(derivation));
}

/** RFC 7292, B.2. `passkey` is a BMPString with its terminator. Throws ERR_PKCS12_TOO_MUCH_WORK and ERR_PKCS12_UNSUPPORTED. */
export function derivePkcs12(derivation: Derivation, purpose: Purpose, passkey: Buffer, budget: WorkBudget): Buffer {
    const { hash, salt, iterations, length } = derivation;
    const { block } = HASHES[hash];
    budget.spend(pkcs12Work(derivation));
    const diversifier = Buffer.alloc(block, purpose);
    const input = Buffer.concat([fill(salt, block), fill(passkey, block)]);
    const output: Buffer[] = [];
    for (let piece = 0; piece < pieces(derivation); piece++) {
        const first = onThisRuntime(hash, () => createHash(hash).update(diversifier).update(input).digest());
        const digest = hashAgain(hash, first, iterations - 1);
        output.push(digest);
        addToEachBlock(input, fill(digest, block, block), block);
    }
    return Buffer.concat(output).subarray(0, length);
}

/** RFC 8018, 5.2. Done once for each buffer that is passed: what explains a failure asks for the same key again. */
export function pbkdf2Once(derivation: Derivation): (passkey: Buffer, budget: WorkBudget) => Buffer {
    const { hash, salt, iterations, length } = derivation;
    const keys = new Map<Buffer, Buffer>();
    return (passkey, budget) => {
        let key = keys.get(passkey);
        if (key === undefined) {
            budget.spend(pbkdf2Work(derivation));
            key = onThisRuntime(`PBKDF2 with ${hash}`, () => pbkdf2Sync(passkey, salt, iterations, length, hash));
            keys.set(passkey, key);
        }
        return key;
    };
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
