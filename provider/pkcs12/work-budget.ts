/** The bound on what reading one file may cost: a hostile file must not hang a preview. */
import type { HashName } from "./locks/hashes";
import { Pkcs12Error } from "./pkcs12-error";

/**
 * The bound, in units of 0.1 microseconds on a processor of 2023, so about a second. An iteration of any kind costs more
 * than one unit, so no file gets more than ten million. The most that ordinary files ask for is 5.4 million units: Firefox's
 * backups derive six times with 600,000 iterations of SHA-1.
 */
export const MAX_WORK = 10_000_000;

/** An iteration of the PKCS#12 derivation, which is one hash. */
const HASH_WORK: Readonly<Record<HashName, number>> = { sha1: 1.5, sha224: 2, sha256: 2, sha384: 2.5, sha512: 2.5 };

/** An iteration of PBKDF2 for one block of output, which is an HMAC. */
const HMAC_WORK: Readonly<Record<HashName, number>> = { sha1: 2, sha224: 2, sha256: 2, sha384: 5, sha512: 5 };

/** Reading a key or a certificate, comparing one with the other, and trying a key. */
export const READ_WORK = 1000;
export const COMPARE_WORK = 100;
export const PROVE_WORK = 10_000;

/** Trying an RSA-2048 key without primes; it grows with the cube of the modulus' length. */
export const PROVE_WITHOUT_PRIMES_WORK = 500_000;

/** A byte of RC2, which no native code does. */
export const RC2_WORK = 0.5;

export function hashWork(hash: HashName, iterations: number, blocks: number): number {
    return HASH_WORK[hash] * iterations * blocks;
}

export function hmacWork(hash: HashName, iterations: number, blocks: number): number {
    return HMAC_WORK[hash] * iterations * blocks;
}

/** Counts the work of one file. */
export class WorkBudget {
    #spent = 0;

    get spent(): number {
        return this.#spent;
    }

    /** Whether that much more stays within the bound. */
    allows(work: number): boolean {
        return this.#spent + work <= MAX_WORK;
    }

    /** Throws ERR_PKCS12_TOO_MUCH_WORK when that much more goes over the bound. */
    foresee(work: number): void {
        if (!this.allows(work)) {
            throw tooMuchWork();
        }
    }

    /** To be called before the work is done. Throws as `foresee` does. */
    spend(work: number): void {
        this.foresee(work);
        this.#spent += work;
    }
}

/** ERR_PKCS12_TOO_MUCH_WORK. */
export function tooMuchWork(): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_TOO_MUCH_WORK",
        "Reading the PKCS#12 file would take more than about a second of computing, which no ordinary file asks for. " +
            "Export it anew from the key store it came from.",
    );
}
