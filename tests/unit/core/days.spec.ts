/** isWholeDays: which values are a number of days. */
import assert from "node:assert/strict";
import { isWholeDays, MAX_DAYS } from "../../../provider/core/days";

describe("isWholeDays", () => {
    for (const days of [0, 1, MAX_DAYS]) {
        it(`accepts ${days}`, () => {
            assert.ok(isWholeDays(days));
        });
    }
    for (const value of [-1, 0.5, MAX_DAYS + 1, NaN, Infinity, "30", null, undefined]) {
        it(`refuses ${typeof value} ${String(value)}`, () => {
            assert.ok(!isWholeDays(value));
        });
    }
});
