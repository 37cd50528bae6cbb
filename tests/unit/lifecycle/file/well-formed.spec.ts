/** wellFormed: lone surrogates in a file's facts are replaced, since the engine's wire cannot carry them. */
import assert from "node:assert/strict";
import { wellFormed } from "../../../../provider/lifecycle/file/well-formed";

describe("wellFormed", () => {
    const rows: [name: string, value: unknown, carried: unknown][] = [
        ["a text", "अशा 😀", "अशा 😀"],
        ["a text with half a surrogate pair", "asha\ud83d", "asha\ufffd"],
        ["a number", 7, 7],
        ["nothing", undefined, undefined],
    ];
    for (const [name, value, carried] of rows) {
        it(`makes ${name} well-formed`, () => {
            assert.deepEqual(wellFormed({ value }), { value: carried });
        });
    }
});
