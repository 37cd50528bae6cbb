/** RC2 in CBC mode with PKCS#7 padding (RFC 2268): Node's OpenSSL has it only in its legacy provider, node-forge has it. */
import { createBuffer, rc2 } from "./forge";
import { RC2_WORK, type WorkBudget } from "./work-budget";

const BLOCK = 8;
/** node-forge's time grows with the square of what it is given at once: a megabyte would take a minute. */
const PIECE = 8192;

/** All bits of the key count. `ciphertext` is whole blocks. Undefined: the padding is wrong, so the key is. */
export function decipherRc2(key: Buffer, iv: Buffer, ciphertext: Buffer, budget: WorkBudget): Buffer | undefined {
    budget.spend(ciphertext.length * RC2_WORK);
    const cipher = rc2.createDecryptionCipher(key.toString("latin1"), key.length * 8);
    const pieces: Buffer[] = [];
    for (let start = 0; start < ciphertext.length; start += PIECE) {
        const before = start === 0 ? iv : ciphertext.subarray(start - BLOCK, start);
        cipher.start(before.toString("latin1"));
        cipher.update(createBuffer(ciphertext.toString("latin1", start, start + PIECE)));
        pieces.push(Buffer.from(cipher.output.getBytes(), "latin1"));
    }
    return withoutPadding(Buffer.concat(pieces));
}

function withoutPadding(bytes: Buffer): Buffer | undefined {
    const count = bytes.at(-1) ?? 0;
    const padding = bytes.subarray(-count);
    return count >= 1 && count <= BLOCK && padding.every((byte) => byte === count)
        ? bytes.subarray(0, -count)
        : undefined;
}
