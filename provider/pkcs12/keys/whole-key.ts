/** Proves that a private key is whole, in files without a MAC: a damaged key may still name its certificate's public key. */
import { sign, verify, type KeyObject } from "node:crypto";
import { addsUp, publicNumbers, readRsaNumbers, type RsaNumbers } from "./rsa-numbers";
import { PROVE_WORK, PROVE_WITHOUT_PRIMES_WORK, type WorkBudget } from "../work-budget";

/** Bits. Longer ones take seconds to compute with. */
const LONGEST_MODULUS = 8192;
const LONGEST_WITHOUT_PRIMES = 4096;
const SIGNING: ReadonlySet<string> = new Set(["rsa-pss", "dsa", "ec", "ed25519", "ed448"]);

/**
 * False only where the key is proven not to work. `pkcs8`: the same key as `key`; `publicKey`: its certificate's. Throws
 * ERR_PKCS12_TOO_MUCH_WORK.
 */
export function isWhole(pkcs8: Buffer, key: KeyObject, publicKey: KeyObject, budget: WorkBudget): boolean {
    budget.spend(PROVE_WORK);
    const type = key.asymmetricKeyType ?? "";
    const length = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (length > LONGEST_MODULUS) {
        return true;
    }
    return type === "rsa"
        ? rsaAddsUp(pkcs8, publicKey, length, budget)
        : !SIGNING.has(type) || signs(key, publicKey) !== false;
}

/** RFC 8017, section 3.2. A tenth of the time that signing with a new RSA key takes. */
function rsaAddsUp(pkcs8: Buffer, publicKey: KeyObject, length: number, budget: WorkBudget): boolean {
    const numbers = numbersOf(pkcs8);
    if (numbers?.primes.includes(0n) === true) {
        if (length > LONGEST_WITHOUT_PRIMES) {
            return true;
        }
        budget.spend(PROVE_WITHOUT_PRIMES_WORK * (length / 2048) ** 3);
    }
    try {
        return numbers !== undefined && addsUp(withExponent(numbers, publicKey));
    } catch {
        // A division by zero: a prime of one.
        return false;
    }
}

/** The certificate's public exponent in the place of a missing one. */
function withExponent(numbers: RsaNumbers, publicKey: KeyObject): RsaNumbers {
    if (numbers.publicExponent !== 0n) {
        return numbers;
    }
    const [, publicExponent] = publicNumbers(publicKey.export({ format: "der", type: "spki" }));
    return { ...numbers, publicExponent };
}

function numbersOf(pkcs8: Buffer): RsaNumbers | undefined {
    try {
        return readRsaNumbers(pkcs8);
    } catch {
        // A number longer than any modulus.
        return undefined;
    }
}

/** Undefined where this runtime refuses to sign with such a key, which proves nothing. */
function signs(key: KeyObject, publicKey: KeyObject): boolean | undefined {
    const hash = key.asymmetricKeyType?.startsWith("ed") === true ? null : hashFor(key);
    const probe = Buffer.from("PKCS#12");
    try {
        return verify(hash, probe, publicKey, sign(hash, probe, key));
    } catch {
        return undefined;
    }
}

/** An RSA-PSS key may allow one hash only. */
function hashFor(key: KeyObject): string {
    return key.asymmetricKeyDetails?.hashAlgorithm ?? "sha256";
}
