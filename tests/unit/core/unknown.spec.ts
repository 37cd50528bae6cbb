/** The engine's word for a value that is not known yet, on its own and inside other values. */
import assert from "node:assert/strict";
import { isUnknown, UNKNOWN } from "../../../provider/core/unknown";

const rows: [name: string, value: unknown, unknown: boolean][] = [
    ["the word", UNKNOWN, true],
    ["inside an object", { path: UNKNOWN }, true],
    ["deep inside", { a: [{ b: UNKNOWN }] }, true],
    ["in a list", ["x", UNKNOWN], true],
    ["a text that holds it", `x${UNKNOWN}`, false],
    ["another text", "x", false],
    ["empty text", "", false],
    ["null", null, false],
    ["undefined", undefined, false],
    ["a number", 4, false],
    ["an object of known values", { path: "x" }, false],
];

describe("isUnknown", () => {
    it("knows the engine's own word", () => {
        assert.equal(UNKNOWN, "04da6b54-80e4-46f7-96ec-b56ff0331ba9");
    });
    for (const [name, value, unknown] of rows) {
        it(`${name}: ${unknown ? "unknown" : "known"}`, () => {
            assert.equal(isUnknown(value), unknown);
        });
    }
});
