/** decipherRc2: the same results as node-forge, in linear time. */
import assert from "node:assert/strict";
import fc from "fast-check";
import forge from "node-forge";
import { decipherRc2 } from "../../../../provider/pkcs12/locks/rc2";
import { MAX_WORK, WorkBudget } from "../../../../provider/pkcs12/work-budget";

const KEY = Buffer.from("0123456789");
const IV = Buffer.from("abcdefgh");

function encrypted(plain: Buffer): Buffer {
    const cipher = forge.rc2.createEncryptionCipher(KEY.toString("latin1"), KEY.length * 8);
    cipher.start(IV.toString("latin1"));
    cipher.update(forge.util.createBuffer(plain.toString("latin1")));
    cipher.finish();
    return Buffer.from(cipher.output.getBytes(), "latin1");
}

describe("decipherRc2", () => {
    it("decrypts what was encrypted, of any length", () => {
        fc.assert(
            fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
                const plain = Buffer.from(bytes);
                assert.deepEqual(decipherRc2(KEY, KEY.length * 8, IV, encrypted(plain), new WorkBudget()), plain);
            }),
        );
    });

    it("decrypts any number of blocks", () => {
        for (const length of [8183, 8184, 8191, 8192, 8200, 20_000]) {
            const plain = Buffer.alloc(length, "every good boy deserves favour");
            assert.deepEqual(
                decipherRc2(KEY, KEY.length * 8, IV, encrypted(plain), new WorkBudget()),
                plain,
                String(length),
            );
        }
    });

    it("detects a wrong key by the padding, also if the last byte fits", () => {
        for (const padding of ["0000000000000000", "0909090909090909", "0000000000000102", "0000000000000003"]) {
            // Without the block of padding that the encryption adds, this block stands for it.
            const bytes = encrypted(Buffer.from(padding, "hex")).subarray(0, 8);
            assert.equal(decipherRc2(KEY, KEY.length * 8, IV, bytes, new WorkBudget()), undefined, padding);
        }
    });

    it("decrypts five megabytes, the largest file, in a short time", () => {
        const budget = new WorkBudget();
        decipherRc2(KEY, KEY.length * 8, IV, Buffer.alloc(5 << 20, 1), budget);
        assert.ok(budget.spent > 0 && budget.spent < MAX_WORK / 2);
    });
});
