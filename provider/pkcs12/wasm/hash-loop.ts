/** Hashes a digest again and again, on which the PKCS#12 derivation spends all its time (RFC 7292, B.2, step 6.A). */
import { HASHES, type HashName } from "../locks/hashes";
import { sha1, sha2 } from "./sha-code";
import type { WasmLoop } from "./wasm-code";

/** V8 changes to its faster code for a function only between calls. */
const TIMES_PER_CALL = 1024;

const loops = new Map<HashName, WasmLoop>();

/**
 * The digest of the digest of ... `digest`, `times` times. Node has no call for that, and one call of node:crypto for each
 * round takes seven times as long as the hash itself, so the rounds run in WebAssembly. Of the 2,048 rounds that OpenSSL asks
 * for nobody would notice; Bouncy Castle asks for 51,200, and Firefox for millions in one file.
 */
export function hashAgain(hash: HashName, digest: Buffer, times: number): Buffer {
    if (times === 0) {
        return digest;
    }
    let loop = loops.get(hash);
    if (loop === undefined) {
        loop = (hash === "sha1" ? sha1() : sha2(hash)).instantiate();
        loops.set(hash, loop);
    }
    const bytes = swapWords(Buffer.from(digest), hash);
    loop.memory.set(bytes);
    for (let left = times; left > 0; left -= TIMES_PER_CALL) {
        loop.run(Math.min(left, TIMES_PER_CALL));
    }
    bytes.set(loop.memory.subarray(0, bytes.length));
    // What is derived here are keys.
    loop.memory.fill(0, 0, bytes.length);
    return swapWords(bytes, hash);
}

/** WebAssembly's words begin with their lowest byte, those of the hashes with their highest. */
function swapWords(bytes: Buffer, hash: HashName): Buffer {
    return HASHES[hash].block === 128 ? bytes.swap64() : bytes.swap32();
}
