/** SHA-1 and SHA-2 (FIPS 180-4) of a digest of their own, as WebAssembly. Every round is written out. */
import { HASHES, type HashName } from "../locks/hashes";
import { fractionOfRoot, primes } from "./roots";
import { WasmCode } from "./wasm-code";

const SHA1_START = [0x67452301n, 0xefcdab89n, 0x98badcfen, 0x10325476n, 0xc3d2e1f0n];
const SHA1_CONSTANTS = [0x5a827999n, 0x6ed9eba1n, 0x8f1bbcdcn, 0xca62c1d6n];
/** FIPS 180-4, 4.1.2 and 4.1.3: the big and the small sigmas, of which the last number shifts where the others rotate. */
const SIGMAS = {
    32: { bigA: [2, 13, 22], bigE: [6, 11, 25], small0: [7, 18, 3], small1: [17, 19, 10] },
    64: { bigA: [28, 34, 39], bigE: [14, 18, 41], small0: [1, 8, 7], small1: [19, 61, 6] },
} as const;

/** The message schedule is in the locals 1 to 16, the working variables in those that follow. */
const schedule = (round: number) => 1 + (round & 15);
const FIRST_VARIABLE = 17;
const SCRATCH = 25;

/** The locals of a to h; SHA-1 has a to e only. */
type WorkingVariables = [a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number];

/** FIPS 180-4, 6.1.2. */
export function sha1(): WasmCode {
    const code = new WasmCode(32, 21);
    begin(code, 5, SHA1_START);
    for (let round = 0; round < 80; round++) {
        const [a, b, c, d, e] = variables(5, round);
        const w = schedule(round);
        if (round >= 16) {
            code.get(w)
                .get(schedule(round - 3))
                .operate("xor")
                .get(schedule(round - 8))
                .operate("xor");
            code.get(schedule(round - 14))
                .operate("xor")
                .constant(1n)
                .operate("rotateLeft")
                .set(w);
        }
        const phase = Math.floor(round / 20);
        const mixing = phase === 0 ? choice : phase === 2 ? majority : parity;
        mixing(code, b, c, d);
        code.get(a).constant(5n).operate("rotateLeft").operate("add").get(e).operate("add").get(w).operate("add");
        code.constant(SHA1_CONSTANTS[phase] ?? 0n)
            .operate("add")
            .set(e);
        code.get(b).constant(30n).operate("rotateLeft").set(b);
    }
    return end(code, 5, SHA1_START);
}

/** FIPS 180-4, 6.2.2 and 6.4.2: the same steps, with words of 32 and of 64 bits. */
export function sha2(hash: Exclude<HashName, "sha1">): WasmCode {
    const bits = HASHES[hash].block === 128 ? 64 : 32;
    const words = (HASHES[hash].digest * 8) / bits;
    const { bigA, bigE, small0, small1 } = SIGMAS[bits];
    const code = new WasmCode(bits, SCRATCH);
    const start = sha2Start(hash);
    begin(code, words, start);
    for (const [round, prime] of primes(bits === 64 ? 80 : 64).entries()) {
        const [a, b, c, d, e, f, g, h] = variables(8, round);
        const w = schedule(round);
        if (round >= 16) {
            sigma(code, schedule(round - 15), small0, "shiftRight");
            sigma(code, schedule(round - 2), small1, "shiftRight");
            code.operate("add")
                .get(schedule(round - 7))
                .operate("add")
                .get(w)
                .operate("add")
                .set(w);
        }
        sigma(code, e, bigE, "rotateRight");
        choice(code, e, f, g);
        code.operate("add").get(h).operate("add").get(w).operate("add");
        code.constant(fractionOfRoot(prime, 3, bits))
            .operate("add")
            .set(SCRATCH);
        code.get(d).get(SCRATCH).operate("add").set(d);
        sigma(code, a, bigA, "rotateRight");
        majority(code, a, b, c);
        code.operate("add").get(SCRATCH).operate("add").set(h);
    }
    return end(code, words, start);
}

/** FIPS 180-4, 5.3.2 to 5.3.5. */
function sha2Start(hash: Exclude<HashName, "sha1">): bigint[] {
    const [first, second] = [primes(8), primes(16).slice(8)];
    switch (hash) {
        case "sha224":
            return second.map((prime) => BigInt.asUintN(32, fractionOfRoot(prime, 2, 64)));
        case "sha256":
            return first.map((prime) => fractionOfRoot(prime, 2, 32));
        case "sha384":
            return second.map((prime) => fractionOfRoot(prime, 2, 64));
        case "sha512":
            return first.map((prime) => fractionOfRoot(prime, 2, 64));
    }
}

/** Takes the digest from memory, and pads it to a whole block (FIPS 180-4, 5.1). */
function begin(code: WasmCode, words: number, start: readonly bigint[]): void {
    for (let word = 0; word < words; word++) {
        code.load(word).set(schedule(word));
    }
    code.loop();
    for (let word = words; word < 16; word++) {
        const length = word === 15 ? BigInt(words * code.bits) : 0n;
        code.constant(word === words ? 1n << BigInt(code.bits - 1) : length).set(schedule(word));
    }
    for (const [index, value] of start.entries()) {
        code.constant(value).set(FIRST_VARIABLE + index);
    }
}

/** The new digest goes where the message of the next turn begins, and at last back to memory. */
function end(code: WasmCode, words: number, start: readonly bigint[]): WasmCode {
    for (let word = 0; word < words; word++) {
        code.get(FIRST_VARIABLE + word)
            .constant(start[word] ?? 0n)
            .operate("add")
            .set(schedule(word));
    }
    code.endLoop();
    for (let word = 0; word < words; word++) {
        code.store(schedule(word), word);
    }
    return code;
}

/** Where the working variables, five or eight, are in a round: their names move by one each time, not their values. */
function variables(count: number, round: number): WorkingVariables {
    return Array.from(
        { length: count },
        (_, index) => FIRST_VARIABLE + ((index + 80 * count - round) % count),
    ) as WorkingVariables;
}

function choice(code: WasmCode, x: number, y: number, z: number): void {
    code.get(y).get(z).operate("xor").get(x).operate("and").get(z).operate("xor");
}

function majority(code: WasmCode, x: number, y: number, z: number): void {
    code.get(x).get(y).operate("xor").get(z).operate("and").get(x).get(y).operate("and").operate("xor");
}

function parity(code: WasmCode, x: number, y: number, z: number): void {
    code.get(x).get(y).operate("xor").get(z).operate("xor");
}

function sigma(code: WasmCode, x: number, by: readonly number[], last: "rotateRight" | "shiftRight"): void {
    for (const [index, bits] of by.entries()) {
        code.get(x)
            .constant(BigInt(bits))
            .operate(index === 2 ? last : "rotateRight");
        if (index > 0) {
            code.operate("xor");
        }
    }
}
