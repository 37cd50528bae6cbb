/** Which resource of a run has which certificate. */
import assert from "node:assert/strict";
import { IdRegistry } from "../../../../provider/lifecycle/run/id-registry";

type Step = (registry: IdRegistry) => unknown;

const note =
    (resource?: string): Step =>
    (registry) =>
        registry.note("id", resource);
const take =
    (resource?: string): Step =>
    (registry) =>
        registry.take("id", resource);
const giveBack: Step = (registry) => {
    registry.giveBack("id");
};
const deleted: Step = (registry) => {
    registry.noteDeleted("id");
};
const another =
    (resource?: string): Step =>
    (registry) =>
        registry.isAnothers("id", resource);

const rows: [name: string, steps: readonly [step: Step, gives: unknown][]][] = [
    [
        "a free one can be taken, and only once",
        [
            [take("a"), true],
            [take("b"), false],
            [take("a"), false],
        ],
    ],
    [
        "one of the state cannot be taken",
        [
            [note("a"), true],
            [take("b"), false],
        ],
    ],
    [
        "one that was taken is no longer the state's",
        [
            [take("b"), true],
            [note("a"), false],
        ],
    ],
    [
        "the same resource can note it again",
        [
            [note("a"), true],
            [note("a"), true],
        ],
    ],
    [
        "one that was given back is free",
        [
            [take("b"), true],
            [giveBack, undefined],
            [take("a"), true],
        ],
    ],
    [
        "one that was deleted is free",
        [
            [note("a"), true],
            [deleted, undefined],
            [take("a"), true],
        ],
    ],
    ["one that nobody has is not another's", [[another("a"), false]]],
    [
        "one's own is not another's",
        [
            [note("a"), true],
            [another("a"), false],
        ],
    ],
    [
        "one of another name is",
        [
            [note("b"), true],
            [another("a"), true],
        ],
    ],
    [
        "without a name nothing tells",
        [
            [note("b"), true],
            [another(undefined), false],
        ],
    ],
    [
        "one that was taken is another's whatever the name: that resource is new",
        [
            [take("a"), true],
            [another("a"), true],
        ],
    ],
];

describe("IdRegistry", () => {
    for (const [name, steps] of rows) {
        it(name, () => {
            const registry = new IdRegistry();
            assert.deepEqual(
                steps.map(([step]) => step(registry)),
                steps.map(([, gives]) => gives),
            );
        });
    }

    it("knows what was deleted", () => {
        const registry = new IdRegistry();
        assert.equal(registry.wasDeleted("id"), false);
        registry.noteDeleted("id");
        assert.equal(registry.wasDeleted("id"), true);
    });
});
