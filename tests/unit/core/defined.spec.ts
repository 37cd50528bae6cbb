/** defined(): an object without its undefined keys. */
import assert from "node:assert/strict";
import { defined } from "../../../provider/core/defined";

describe("defined", () => {
    it("drops undefined and keeps every other empty value", () => {
        assert.deepEqual(defined({ a: undefined, b: null, c: 0, d: "", e: false }), { b: null, c: 0, d: "", e: false });
    });
});
