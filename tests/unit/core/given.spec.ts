/** given(): arguments without those that are undefined or null. */
import assert from "node:assert/strict";
import { given } from "../../../provider/core/given";

describe("given", () => {
    it("leaves out undefined and null, and keeps every other empty value", () => {
        for (const value of [undefined, null]) {
            assert.deepEqual(given("name", value), {});
        }
        for (const value of ["", 0, false]) {
            assert.deepEqual(given("name", value), { name: value });
        }
    });
});
