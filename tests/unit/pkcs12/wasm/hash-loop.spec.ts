/** hashAgain: hash rounds in WebAssembly, with the results of node:crypto. */
import { createHash } from "node:crypto";
import assert from "node:assert/strict";
import fc from "fast-check";
import { hashAgain } from "../../../../provider/pkcs12/wasm/hash-loop";
import { HASHES, type HashName } from "../../../../provider/pkcs12/locks/hashes";

function byNode(hash: HashName, digest: Buffer, times: number): Buffer {
    let result = digest;
    for (let round = 0; round < times; round++) {
        result = createHash(hash).update(result).digest();
    }
    return result;
}

describe("hashAgain", () => {
    for (const hash of Object.keys(HASHES) as HashName[]) {
        const { digest: length } = HASHES[hash];

        it(`${hash}: any digest, any number of rounds`, () => {
            const digests = fc.uint8Array({ minLength: length, maxLength: length });
            fc.assert(
                fc.property(digests, fc.nat(40), (bytes, times) => {
                    const digest = Buffer.from(bytes);
                    assert.deepEqual(hashAgain(hash, digest, times), byNode(hash, digest, times));
                }),
            );
        });

        it(`${hash}: as many rounds as one call of the loop runs, and one more or less`, () => {
            const digest = createHash(hash).update("start").digest();
            for (const times of [1023, 1024, 1025, 2048, 2049]) {
                assert.deepEqual(hashAgain(hash, digest, times), byNode(hash, digest, times), String(times));
            }
        });

        it(`${hash}: does not change the given digest`, () => {
            const digest = createHash(hash).update("start").digest();
            hashAgain(hash, digest, 3);
            assert.deepEqual(digest, createHash(hash).update("start").digest());
        });
    }
});
