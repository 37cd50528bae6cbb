/** The numbers of an RSA key (RFC 8017, A.1), for keys of which some are missing: Java writes such as zero. */
import { bits, child, children, octets, parse, unsignedInteger } from "../asn1/asn1";

/** No number is longer than the modulus; to compute with one of megabytes would take minutes. Bytes. */
const LONGEST = 2049;

/** Zero stands for a number that is missing. */
export interface RsaNumbers {
    readonly modulus: bigint;
    readonly publicExponent: bigint;
    readonly privateExponent: bigint;
    readonly primes: readonly [bigint, bigint];
    /** d mod (p - 1) and d mod (q - 1). */
    readonly exponents: readonly [bigint, bigint];
    /** q⁻¹ mod p. */
    readonly coefficient: bigint;
}

/** Of a PKCS#8 key. Throws ERR_PKCS12_DAMAGED, and what forge throws on bad bytes. */
export function readRsaNumbers(pkcs8: Buffer): RsaNumbers {
    const [, ...numbers] = children(parse(octets(child(parse(pkcs8), 2))));
    const [modulus = 0n, publicExponent = 0n, privateExponent = 0n, p = 0n, q = 0n, dp = 0n, dq = 0n, coefficient] =
        numbers.slice(0, 8).map((number) => unsignedInteger(number, LONGEST));
    if (coefficient === undefined) {
        throw new RangeError("an RSA key has eight numbers");
    }
    return { modulus, publicExponent, privateExponent, primes: [p, q], exponents: [dp, dq], coefficient };
}

/** Modulus and exponent in a SubjectPublicKeyInfo. Throws ERR_PKCS12_DAMAGED, and what forge throws on bad bytes. */
export function publicNumbers(publicKeyInfo: Buffer): readonly [modulus: bigint, exponent: bigint] {
    const inner = parse(bits(child(parse(publicKeyInfo), 1)));
    return [unsignedInteger(child(inner, 0), LONGEST), unsignedInteger(child(inner, 1), LONGEST)];
}

/**
 * Whether the numbers belong together (RFC 8017, 3.2). Missing numbers are not compared; the public exponent has to be there.
 * If the primes are missing, a power of a power has to be the base again.
 */
export function addsUp(numbers: RsaNumbers): boolean {
    const { modulus, publicExponent: e, privateExponent: d, exponents, coefficient } = numbers;
    const [p, q] = numbers.primes;
    if (p === 0n || q === 0n) {
        return power(power(2n, d, modulus), e, modulus) === 2n;
    }
    const product = e * d;
    const isFor = (prime: bigint, reduced: bigint) =>
        product % (prime - 1n) === 1n && (reduced === 0n || d % (prime - 1n) === reduced);
    return (
        // Not equal: a key may have more than two primes.
        modulus % (p * q) === 0n &&
        isFor(p, exponents[0]) &&
        isFor(q, exponents[1]) &&
        (coefficient === 0n || (q * coefficient) % p === 1n)
    );
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
    let [result, square] = [1n, base % modulus];
    for (const bit of exponent.toString(2).split("").reverse()) {
        result = bit === "1" ? (result * square) % modulus : result;
        square = (square * square) % modulus;
    }
    return result;
}
