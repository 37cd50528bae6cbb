/** Which resource has which alias, in the order in which a run checks them. */
import assert from "node:assert/strict";
import { AliasRegistry } from "../../../../provider/lifecycle/run/alias-registry";

const owner = (name: string) => ({ urn: `urn:${name}`, name });

type Claim = readonly [alias: string, resource: string, other?: string];

const rows: [name: string, claims: readonly Claim[]][] = [
    ["one resource", [["asha", "a"]]],
    [
        "the same resource twice, as preview and up do",
        [
            ["asha", "a"],
            ["asha", "a"],
        ],
    ],
    [
        "two resources with two aliases",
        [
            ["asha", "a"],
            ["ravi", "b"],
        ],
    ],
    [
        "two resources with one alias: the second is told of the first",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
        ],
    ],
    [
        "the second one again, and the first one again: the first one stays the owner",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
            ["asha", "a"],
            ["asha", "b", "a"],
        ],
    ],
    [
        "three resources: both others are told of the first",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
            ["asha", "c", "a"],
        ],
    ],
    [
        "another file the next time sets the first alias free",
        [
            ["asha", "a"],
            ["ravi", "a"],
            ["asha", "b"],
            ["ravi", "c", "a"],
        ],
    ],
    [
        "a resource that was refused can come with another file",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
            ["ravi", "b"],
            ["ravi", "c", "b"],
        ],
    ],
    [
        "a resource that goes over to a taken alias gives up its own",
        [
            ["asha", "a"],
            ["ravi", "b"],
            ["asha", "b", "a"],
            ["ravi", "c"],
        ],
    ],
    [
        "aliases differ by case, as SignStation's do",
        [
            ["asha", "a"],
            ["Asha", "b"],
        ],
    ],
    [
        "names that every object has",
        [
            ["constructor", "__proto__"],
            ["__proto__", "constructor"],
            ["constructor", "toString", "__proto__"],
        ],
    ],
];

describe("AliasRegistry", () => {
    for (const [name, claims] of rows) {
        it(name, () => {
            const registry = new AliasRegistry();
            assert.deepEqual(
                claims.map(([alias, resource]) => registry.claim(alias, owner(resource))),
                claims.map(([, , other]) => other),
            );
        });
    }

    it("is one for each run: another registry knows nothing", () => {
        new AliasRegistry().claim("asha", owner("a"));
        assert.equal(new AliasRegistry().claim("asha", owner("b")), undefined);
    });
});
