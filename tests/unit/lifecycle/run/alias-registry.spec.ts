/** AliasRegistry: which resource of a run owns which alias. */
import assert from "node:assert/strict";
import { AliasRegistry } from "../../../../provider/lifecycle/run/alias-registry";
import type { Claim, Claims } from "../../../../provider/lifecycle/run/claim-files";
import { startRun } from "../../../../provider/lifecycle/run/run";

const owner = (name: string) => ({ urn: `urn:${name}`, name });

type Expected = readonly [alias: string, resource: string, other?: string];

const rows: [name: string, claims: readonly Expected[]][] = [
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

/** The provider processes of one run: each sees the claims of the others while they run. */
class Processes {
    readonly #claims = new Map<string, Claim & { readonly process: string }>();
    readonly #ended = new Set<string>();

    of(process: string): Claims {
        const others = (key: string) => {
            const found = this.#claims.get(key);
            return found === undefined || found.process === process || this.#ended.has(found.process)
                ? undefined
                : found;
        };
        return {
            others,
            claim: (key, claim) => {
                if (others(key) !== undefined) {
                    return false;
                }
                this.#claims.set(key, { ...claim, process });
                return true;
            },
            release: (key) => {
                if (others(key) === undefined) {
                    this.#claims.delete(key);
                }
            },
        };
    }

    end(process: string): void {
        this.#ended.add(process);
    }
}

const server = (baseUrl = "https://one.example", token = "t0ken") => ({
    baseUrl,
    credential: { kind: "token", token, source: { setting: "authToken", source: "configuration" } } as const,
});

describe("the aliases of two provider processes of one run", () => {
    /** A claim of each process, in turn; `end` ends a process. */
    const steps: [
        what: string,
        steps: readonly (
            | { readonly by: string; readonly claim: Expected; readonly at?: ReturnType<typeof server> }
            | { readonly end: string }
        )[],
    ][] = [
        [
            "one alias in both: the second is refused and names the first, which stays the owner",
            [
                { by: "one", claim: ["asha", "a"] },
                { by: "two", claim: ["asha", "b", "a"] },
                { by: "one", claim: ["asha", "a"] },
                { by: "two", claim: ["asha", "b", "a"] },
            ],
        ],
        [
            "another alias in each: both are accepted",
            [
                { by: "one", claim: ["asha", "a"] },
                { by: "two", claim: ["ravi", "b"] },
            ],
        ],
        [
            "a resource that moved from one provider to the other stays the owner",
            [
                { by: "one", claim: ["asha", "a"] },
                { by: "two", claim: ["asha", "a"] },
            ],
        ],
        [
            "a resource with another file releases its first alias for the other process",
            [
                { by: "one", claim: ["asha", "a"] },
                { by: "one", claim: ["ravi", "a"] },
                { by: "two", claim: ["asha", "b"] },
                { by: "two", claim: ["ravi", "c", "a"] },
            ],
        ],
        [
            "a process that has ended owns no alias, also after a kill",
            [{ by: "one", claim: ["asha", "a"] }, { end: "one" }, { by: "two", claim: ["asha", "b"] }],
        ],
        [
            "two SignStations: both are accepted",
            [
                { by: "one", claim: ["asha", "a"] },
                { by: "two", claim: ["asha", "b"], at: server("https://two.example") },
            ],
        ],
        [
            "two credentials of one SignStation, perhaps of two organisations: both are accepted",
            [
                { by: "one", claim: ["asha", "a"] },
                { by: "two", claim: ["asha", "b"], at: server(undefined, "another token") },
            ],
        ],
    ];
    for (const [what, all] of steps) {
        it(what, () => {
            const processes = new Processes();
            const registries = new Map<string, AliasRegistry>();
            for (const step of all) {
                if ("end" in step) {
                    processes.end(step.end);
                    continue;
                }
                const { by, claim, at } = step;
                const registry = registries.get(by) ?? startRun(processes.of(by), at ?? server()).aliases;
                registries.set(by, registry);
                const [alias, resource, other] = claim;
                assert.equal(registry.claim(alias, owner(resource)), other, JSON.stringify(step));
            }
        });
    }

    it("with client credentials: claims are shared by client id", () => {
        const processes = new Processes();
        const client = (clientSecret: string) =>
            ({
                kind: "client",
                clientId: "the-client",
                clientSecret,
                source: { setting: "clientId", source: "configuration" },
            }) as const;
        const run = (process: string, secret: string) =>
            startRun(processes.of(process), { baseUrl: "https://one.example", credential: client(secret) });
        assert.equal(run("one", "old secret").aliases.claim("asha", owner("a")), undefined);
        assert.equal(run("two", "new secret").aliases.claim("asha", owner("b")), "a");
    });

    it("released by another process at the same moment: the alias is free at the next check", () => {
        const claims = { others: () => undefined, claim: () => false, release: () => undefined };
        const registry = new AliasRegistry({ claims, scope: "" });
        assert.equal(registry.claim("asha", owner("a")), undefined);
    });

    it("claimed without a resource name: the error names the resource's key", () => {
        const claims = {
            others: () => ({ owner: "urn:a", adopted: false }),
            claim: () => false,
            release: () => undefined,
        };
        assert.equal(new AliasRegistry({ claims, scope: "" }).claim("asha", owner("b")), "urn:a");
    });
});
