/** The constants of SHA-2: bits of the square and cube roots of the first primes (FIPS 180-4, 4.2.2 and 5.3). */

/** The first primes, from 2 on. */
export function primes(count: number): number[] {
    const found: number[] = [];
    for (let candidate = 2; found.length < count; candidate++) {
        if (found.every((prime) => candidate % prime !== 0)) {
            found.push(candidate);
        }
    }
    return found;
}

/** The first `bits` bits behind the point of the n-th root of `value`. */
export function fractionOfRoot(value: number, n: 2 | 3, bits: 32 | 64): bigint {
    const radicand = BigInt(value) << BigInt(bits * n);
    const power = (x: bigint) => x ** BigInt(n);
    // A double gives the first 32 bits; each step of Newton's doubles their number, and may end one off.
    let root = BigInt(Math.floor(value ** (1 / n) * 2 ** 32)) << BigInt(bits - 32);
    for (let step = 0; step < 3; step++) {
        root -= (power(root) - radicand) / (BigInt(n) * root ** BigInt(n - 1));
    }
    while (power(root) > radicand) {
        root--;
    }
    while (power(root + 1n) <= radicand) {
        root++;
    }
    return BigInt.asUintN(bits, root);
}
