/** SHA-1 and SHA-256 (FIPS 180-4) of a digest of their own in plain JavaScript: what the WebAssembly loop is measured against. */

/** FIPS 180-4, 4.2.2: the first 32 bits behind the point of the cube roots of the first 64 primes; 5.3.3 for square roots. */
const PRIMES = Array.from({ length: 312 }, (_, number) => number).filter(
    (number) => number > 1 && !Array.from({ length: number }, (_, by) => by).some((by) => by > 1 && number % by === 0),
);
const bitsBehindPoint = (root: number) => Math.floor((root % 1) * 2 ** 32) | 0;
const ROUND_CONSTANTS = Int32Array.from(PRIMES.slice(0, 64), (prime) => bitsBehindPoint(Math.cbrt(prime)));
const SHA256_START = Int32Array.from(PRIMES.slice(0, 8), (prime) => bitsBehindPoint(Math.sqrt(prime)));
const SHA1_START = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);

/** The digest of the digest of ... `digest`, `times` times. */
export function hashPlainly(hash: "sha1" | "sha256", digest: Buffer, times: number): Buffer {
    const state = Int32Array.from({ length: digest.length / 4 }, (_, word) => digest.readInt32BE(4 * word));
    const schedule = new Int32Array(hash === "sha1" ? 80 : 64);
    const compress = hash === "sha1" ? compressSha1 : compressSha256;
    for (let turn = 0; turn < times; turn++) {
        schedule.set(state);
        schedule.fill(0, state.length, 16);
        schedule[state.length] = 0x80000000;
        schedule[15] = digest.length * 8;
        compress(schedule, state);
    }
    const bytes = Buffer.alloc(digest.length);
    state.forEach((word, index) => bytes.writeInt32BE(word, 4 * index));
    return bytes;
}

/** FIPS 180-4, 6.1.2. */
function compressSha1(w: Int32Array, state: Int32Array): void {
    for (let at = 16; at < 80; at++) {
        const mixed = (w[at - 3] ?? 0) ^ (w[at - 8] ?? 0) ^ (w[at - 14] ?? 0) ^ (w[at - 16] ?? 0);
        w[at] = (mixed << 1) | (mixed >>> 31);
    }
    let [a, b, c, d, e] = [
        SHA1_START[0] ?? 0,
        SHA1_START[1] ?? 0,
        SHA1_START[2] ?? 0,
        SHA1_START[3] ?? 0,
        SHA1_START[4] ?? 0,
    ];
    for (let at = 0; at < 80; at++) {
        const mixed =
            at < 20
                ? ((b & c) | (~b & d)) + 0x5a827999
                : at < 40
                  ? (b ^ c ^ d) + 0x6ed9eba1
                  : at < 60
                    ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
                    : (b ^ c ^ d) + 0xca62c1d6;
        const next = (((a << 5) | (a >>> 27)) + mixed + e + (w[at] ?? 0)) | 0;
        e = d;
        d = c;
        c = (b << 30) | (b >>> 2);
        b = a;
        a = next;
    }
    state[0] = a + (SHA1_START[0] ?? 0);
    state[1] = b + (SHA1_START[1] ?? 0);
    state[2] = c + (SHA1_START[2] ?? 0);
    state[3] = d + (SHA1_START[3] ?? 0);
    state[4] = e + (SHA1_START[4] ?? 0);
}

/** FIPS 180-4, 6.2.2. */
function compressSha256(w: Int32Array, state: Int32Array): void {
    for (let at = 16; at < 64; at++) {
        const [x, y] = [w[at - 15] ?? 0, w[at - 2] ?? 0];
        const small0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const small1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[at] = ((w[at - 16] ?? 0) + small0 + (w[at - 7] ?? 0) + small1) | 0;
    }
    let [a, b, c, d] = [SHA256_START[0] ?? 0, SHA256_START[1] ?? 0, SHA256_START[2] ?? 0, SHA256_START[3] ?? 0];
    let [e, f, g, h] = [SHA256_START[4] ?? 0, SHA256_START[5] ?? 0, SHA256_START[6] ?? 0, SHA256_START[7] ?? 0];
    for (let at = 0; at < 64; at++) {
        const bigE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const bigA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const first = (h + bigE + ((e & f) ^ (~e & g)) + (ROUND_CONSTANTS[at] ?? 0) + (w[at] ?? 0)) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + first) | 0;
        d = c;
        const second = bigA + ((a & b) ^ (a & c) ^ (b & c));
        c = b;
        b = a;
        a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, word) => {
        state[word] = value + (SHA256_START[word] ?? 0);
    });
}
