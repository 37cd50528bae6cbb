/** nearCandidates and candidates: which certificates the error for an unknown name lists. */
import assert from "node:assert/strict";
import { candidates, nearCandidates } from "../../../../provider/core/lookup/candidates";

const named = (...names: (string | undefined)[]) =>
    names.map((name, index) => ({ id: String(index), ...(name === undefined ? {} : { name }) }));
const namesOf = (list: ReturnType<typeof candidates>) => list.shown.map(({ name }) => name);

describe("nearCandidates", () => {
    const near: [wanted: string, there: (string | undefined)[], shown: (string | undefined)[]][] = [
        ["Signing", ["other", "signing"], ["signing"]],
        ["signing", ["SIGNING", "Signing", "signings"], ["SIGNING", "Signing"]],
        [" a  b ", ["A b", "ab"], ["A b"]],
        ["e\u0301", ["\u00c9", "e"], ["\u00c9"]],
        ["x", ["b", "a"], ["a", "b"]],
        ["x", ["b", undefined], [undefined, "b"]],
        ["x", [undefined, "b"], [undefined, "b"]],
        ["x", [], []],
    ];
    for (const [wanted, there, shown] of near) {
        it(`for ${JSON.stringify(wanted)} among ${JSON.stringify(there)}`, () => {
            assert.deepEqual(namesOf(nearCandidates(wanted, named(...there))), shown);
        });
    }
});

describe("candidates", () => {
    it("shows ten and counts the rest", () => {
        const twelve = Array.from({ length: 12 }, (_, index) => `n${String(index).padStart(2, "0")}`);
        const list = candidates(named(...twelve.toReversed()));
        assert.deepEqual([namesOf(list), list.more], [twelve.slice(0, 10), 2]);
        assert.equal(candidates(named(...twelve.slice(0, 10))).more, 0);
    });
});
