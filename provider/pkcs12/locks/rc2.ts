/** RC2 in CBC mode with PKCS#7 padding (RFC 2268), which Node's OpenSSL has in its legacy provider only. */
import { RC2_WORK, type WorkBudget } from "../work-budget";

const BLOCK = 8;
/** RFC 2268, section 2: the bytes in an order that comes from the digits of pi. */
const PI_TABLE = Buffer.from(
    "d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32" +
        "bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626" +
        "6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a" +
        "961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731" +
        "2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e" +
        "c5f3db47e5a59c770aa62068fe7fc1ad",
    "hex",
);

/**
 * `bits`: how many bits of the key count, 1 to 1024. `ciphertext`: whole blocks. Undefined: the padding is wrong, so the key
 * is. Throws ERR_PKCS12_TOO_MUCH_WORK.
 */
export function decipherRc2(
    key: Buffer,
    bits: number,
    iv: Buffer,
    ciphertext: Buffer,
    budget: WorkBudget,
): Buffer | undefined {
    budget.spend(ciphertext.length * RC2_WORK);
    const words = expandKey(key, bits);
    const plain = new Uint16Array(ciphertext.length / 2);
    let before = wordsOf(iv);
    const input = wordsOf(ciphertext);
    for (let at = 0; at < input.length; at += 4) {
        decipherBlock(words, input, at, plain);
        for (let index = 0; index < 4; index++) {
            plain[at + index] = (plain[at + index] ?? 0) ^ (before[index] ?? 0);
        }
        before = input.subarray(at, at + 4);
    }
    const bytes = Buffer.alloc(ciphertext.length);
    plain.forEach((word, index) => bytes.writeUInt16LE(word, 2 * index));
    return withoutPadding(bytes);
}

/** RC2's words begin with their lowest byte. */
function wordsOf(bytes: Buffer): Uint16Array {
    return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(2 * index));
}

/** RFC 2268, section 2. */
function expandKey(key: Buffer, bits: number): Uint16Array {
    const bytes = new Uint8Array(128);
    const at = (index: number) => bytes[index] ?? 0;
    bytes.set(key);
    for (let index = key.length; index < 128; index++) {
        bytes[index] = PI_TABLE[(at(index - 1) + at(index - key.length)) & 0xff] ?? 0;
    }
    const used = Math.ceil(bits / 8);
    bytes[128 - used] = PI_TABLE[at(128 - used) & (0xff >> (8 * used - bits))] ?? 0;
    for (let index = 127 - used; index >= 0; index--) {
        bytes[index] = PI_TABLE[at(index + 1) ^ at(index + used)] ?? 0;
    }
    return Uint16Array.from({ length: 64 }, (_, index) => at(2 * index) | (at(2 * index + 1) << 8));
}

/** RFC 2268, section 4: the rounds of the encryption backwards, for the four words from `at` on. */
function decipherBlock(key: Uint16Array, input: Uint16Array, at: number, output: Uint16Array): void {
    let a = input[at] ?? 0;
    let b = input[at + 1] ?? 0;
    let c = input[at + 2] ?? 0;
    let d = input[at + 3] ?? 0;
    for (let round = 15; round >= 0; round--) {
        d = (((d >>> 5) | (d << 11)) - (key[4 * round + 3] ?? 0) - (c & b) - (~c & a)) & 0xffff;
        c = (((c >>> 3) | (c << 13)) - (key[4 * round + 2] ?? 0) - (b & a) - (~b & d)) & 0xffff;
        b = (((b >>> 2) | (b << 14)) - (key[4 * round + 1] ?? 0) - (a & d) - (~a & c)) & 0xffff;
        a = (((a >>> 1) | (a << 15)) - (key[4 * round] ?? 0) - (d & c) - (~d & b)) & 0xffff;
        if (round === 11 || round === 5) {
            d = (d - (key[c & 63] ?? 0)) & 0xffff;
            c = (c - (key[b & 63] ?? 0)) & 0xffff;
            b = (b - (key[a & 63] ?? 0)) & 0xffff;
            a = (a - (key[d & 63] ?? 0)) & 0xffff;
        }
    }
    output[at] = a;
    output[at + 1] = b;
    output[at + 2] = c;
    output[at + 3] = d;
}

function withoutPadding(bytes: Buffer): Buffer | undefined {
    const count = bytes.at(-1) ?? 0;
    const padding = bytes.subarray(-count);
    return count >= 1 && count <= BLOCK && padding.every((byte) => byte === count)
        ? bytes.subarray(0, -count)
        : undefined;
}
