/** Which resource of a run has which certificate. */
import assert from "node:assert/strict";
import { IdRegistry } from "../../../../provider/lifecycle/run/id-registry";

type Step = (registry: IdRegistry) => unknown;

const register =
    (resource?: string): Step =>
    (registry) =>
        registry.register("id", resource);
const claim =
    (resource?: string): Step =>
    (registry) =>
        registry.claim("id", resource);
const release: Step = (registry) => {
    registry.release("id");
};
const deleted: Step = (registry) => {
    registry.markDeleted("id");
};
const another =
    (resource?: string): Step =>
    (registry) =>
        registry.isOwnedByOther("id", resource);

const rows: [name: string, steps: readonly [step: Step, gives: unknown][]][] = [
    [
        "a free one can be taken, and only once",
        [
            [claim("a"), true],
            [claim("b"), false],
            [claim("a"), false],
        ],
    ],
    [
        "one of the state cannot be taken",
        [
            [register("a"), true],
            [claim("b"), false],
        ],
    ],
    [
        "one that was taken is no longer the state's",
        [
            [claim("b"), true],
            [register("a"), false],
        ],
    ],
    [
        "the same resource can note it again",
        [
            [register("a"), true],
            [register("a"), true],
        ],
    ],
    [
        "one that was given back is free",
        [
            [claim("b"), true],
            [release, undefined],
            [claim("a"), true],
        ],
    ],
    [
        "one that was deleted is free",
        [
            [register("a"), true],
            [deleted, undefined],
            [claim("a"), true],
        ],
    ],
    ["one that nobody has is not another's", [[another("a"), false]]],
    [
        "one's own is not another's",
        [
            [register("a"), true],
            [another("a"), false],
        ],
    ],
    [
        "one of another name is",
        [
            [register("b"), true],
            [another("a"), true],
        ],
    ],
    [
        "without a name nothing tells",
        [
            [register("b"), true],
            [another(undefined), false],
        ],
    ],
    [
        "one that was taken is another's whatever the name: that resource is new",
        [
            [claim("a"), true],
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
        registry.markDeleted("id");
        assert.equal(registry.wasDeleted("id"), true);
    });
});
