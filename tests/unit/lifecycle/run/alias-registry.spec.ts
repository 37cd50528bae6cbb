/** AliasRegistry: which resource of a run owns which alias. */
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
        "two resources with one alias: the second learns of the first",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
        ],
    ],
    [
        "two resources with one alias, checked twice: the first stays the owner",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
            ["asha", "a"],
            ["asha", "b", "a"],
        ],
    ],
    [
        "three resources with one alias: both others learn of the first",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
            ["asha", "c", "a"],
        ],
    ],
    [
        "a resource with another file releases its first alias",
        [
            ["asha", "a"],
            ["ravi", "a"],
            ["asha", "b"],
            ["ravi", "c", "a"],
        ],
    ],
    [
        "a refused resource can claim another alias",
        [
            ["asha", "a"],
            ["asha", "b", "a"],
            ["ravi", "b"],
            ["ravi", "c", "b"],
        ],
    ],
    [
        "a resource that changes to an alias in use releases its own",
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
        "aliases and resources named like members of Object",
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

    it("shares nothing with the registry of another run", () => {
        new AliasRegistry().claim("asha", owner("a"));
        assert.equal(new AliasRegistry().claim("asha", owner("b")), undefined);
    });
});
