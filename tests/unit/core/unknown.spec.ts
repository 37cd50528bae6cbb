/** isUnknown: which values stand for one that a preview does not know yet. */
import assert from "node:assert/strict";
import { isUnknown, unknown } from "../../../provider/core/unknown";

describe("isUnknown", () => {
    const rows: [value: unknown, expected: boolean][] = [
        [unknown, true],
        [undefined, false],
        [null, false],
        ["", false],
        [Symbol("unknown at preview"), false],
        [{ part: unknown }, false],
    ];
    for (const [value, expected] of rows) {
        it(`${String(value)}: ${expected}`, () => {
            assert.equal(isUnknown(value), expected);
        });
    }
});
