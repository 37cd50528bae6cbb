/** RC2 in CBC mode: not in the OpenSSL that Node.js is built with, unless a legacy provider is loaded. */
import forge from "node-forge";

const BLOCK = 8;
/** node-forge's time grows with the square of what it is given at once: a megabyte would block the process for a minute. */
const PIECE = 8192;

/** @throws {Error} when the bytes are no whole blocks or are not padded, which also indicates a wrong key. */
export function decipherRc2(key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer {
    const cipher = forge.rc2.createDecryptionCipher(key.toString("latin1"), key.length * 8);
    const pieces: Buffer[] = [];
    for (let start = 0; start < ciphertext.length; start += PIECE) {
        const before = start === 0 ? iv : ciphertext.subarray(start - BLOCK, start);
        cipher.start(before.toString("latin1"));
        cipher.update(forge.util.createBuffer(ciphertext.toString("latin1", start, start + PIECE)));
        pieces.push(Buffer.from(cipher.output.getBytes(), "latin1"));
    }
    const padded = Buffer.concat(pieces);
    const count = padded.at(-1) ?? 0;
    const isPadded = count >= 1 && count <= BLOCK && padded.subarray(-count).every((byte) => byte === count);
    if (!isPadded || padded.length !== ciphertext.length) {
        throw new Error("the decrypted bytes are not padded");
    }
    return padded.subarray(0, -count);
}
