/** IdRegistry: which resource of a run owns which id. */
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
        "an id without an owner can be claimed once",
        [
            [claim("a"), true],
            [claim("b"), false],
            [claim("a"), false],
        ],
    ],
    [
        "an id of the state cannot be claimed",
        [
            [register("a"), true],
            [claim("b"), false],
        ],
    ],
    [
        "a claimed id cannot be registered from the state",
        [
            [claim("b"), true],
            [register("a"), false],
        ],
    ],
    [
        "the same resource can register its id again",
        [
            [register("a"), true],
            [register("a"), true],
        ],
    ],
    [
        "a released id can be claimed",
        [
            [claim("b"), true],
            [release, undefined],
            [claim("a"), true],
        ],
    ],
    [
        "a deleted id can be claimed",
        [
            [register("a"), true],
            [deleted, undefined],
            [claim("a"), true],
        ],
    ],
    ["an id without an owner is not owned by another resource", [[another("a"), false]]],
    [
        "a resource's own id is not owned by another resource",
        [
            [register("a"), true],
            [another("a"), false],
        ],
    ],
    [
        "an id of a resource of another name is owned by another resource",
        [
            [register("b"), true],
            [another("a"), true],
        ],
    ],
    [
        "an id is not known to be owned by another resource if the resource has no name",
        [
            [register("b"), true],
            [another(undefined), false],
        ],
    ],
    [
        "a claimed id is owned by another resource also under the same name, since the claimant is new",
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

    it("remembers deleted ids", () => {
        const registry = new IdRegistry();
        assert.equal(registry.wasDeleted("id"), false);
        registry.markDeleted("id");
        assert.equal(registry.wasDeleted("id"), true);
    });
});
