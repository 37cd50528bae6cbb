/** A small generator of numbers that look random and are the same for the same seed: for tests, never for secrets. */

/** The golden ratio's fraction of 2^32, odd, so that adding it visits every state once before it repeats. */
const STEP = 0x9e3779b9;

/**
 * A stream of draws from 0 inclusive to 1 exclusive, the same for the same seed and stream number.
 *
 * A counter goes on by a fixed step and each of its values is stirred: the construction of SplitMix, in 32 bits.
 *
 * @param seed a whole number from 0 to 2^32 - 1.
 * @param stream which of the seed's streams, a whole number.
 */
export function seededDraws(seed: number, stream: number): () => number {
    let state = stir(stir(seed) + stream);
    return () => {
        state = (state + STEP) >>> 0;
        return stir(state) / 2 ** 32;
    };
}

/** Spreads every bit of a number over all 32 (the finalizer of MurmurHash3, which maps no two numbers to one). */
function stir(value: number): number {
    let bits = value >>> 0;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return (bits ^ (bits >>> 16)) >>> 0;
}
