/** resourceNames: the resource names that `pulumi-leegality estate` makes of aliases and ids. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { resourceNames } from "../../../../provider/cli/estate/resource-names";

const A = "3f1c0a52-6f4e-4a53-9d2b-0f1f6f5b8f10";
const B = "9d0e7b11-0000-4000-8000-000000000002";
/** Begins as A does. */
const A2 = "3f1c0a52-0000-4000-8000-000000000003";

describe("resourceNames", () => {
    const alone: [alias: string | undefined, name: string][] = [
        ["signing", "signing"],
        ["Asha Rao", "asha-rao"],
        ["  Asha   Rao (HR) ", "asha-rao-hr"],
        ["asha_rao.2026", "asha-rao-2026"],
        ["Jos\u00e9 Mu\u00f1oz", "jose-munoz"],
        ["\uff21\uff22", "ab"],
        ["2026 signing", "certificate-2026-signing"],
        ["\u0906\u0936\u093e", "certificate"],
        ["---", "certificate"],
        ["", "certificate"],
        [undefined, "certificate"],
        ["pulumi", "certificate-pulumi"],
        ["Leegality", "certificate-leegality"],
        ["true", "certificate-true"],
        ["a\u0000b\u202ec", "a-b-c"],
        ["a${b}", "a-b"],
        ["x".repeat(300), "x".repeat(80)],
        [`${"x".repeat(79)} y`, "x".repeat(79)],
    ];
    for (const [alias, name] of alone) {
        it(`makes ${JSON.stringify(name.slice(0, 30))} of ${JSON.stringify(alias?.slice(0, 30) ?? "no alias")}`, () => {
            assert.deepEqual([...resourceNames([{ id: A, name: alias }])], [[A, name]]);
        });
    }

    const together: [what: string, rows: [id: string, alias: string | undefined][], names: string[]][] = [
        [
            "two aliases that differ in what is cleaned away get their ids into their names",
            [
                [A, "Asha Rao"],
                [B, "asha-rao"],
            ],
            ["asha-rao-3f1c0a52", "asha-rao-9d0e7b11"],
        ],
        [
            "adds ids to certificates without an alias",
            [
                [A, undefined],
                [B, "\u0906"],
            ],
            ["certificate-3f1c0a52", "certificate-9d0e7b11"],
        ],
        [
            "uses whole ids if two begin alike",
            [
                [A, "a"],
                [A2, "A"],
            ],
            [`a-${A}`, `a-${A2}`],
        ],
        [
            "adds the id to an alias that equals another resource's name",
            [
                [A, "a"],
                [B, "A"],
                [A2, "a 3f1c0a52"],
            ],
            [`a-${A}`, "a-9d0e7b11", "a-3f1c0a52-3f1c0a52"],
        ],
        [
            "uses hashes if two ids differ only in characters that are removed",
            [
                ["x:1", "a"],
                ["x.1", "a"],
            ],
            [`a-${sha256("x:1")}`, `a-${sha256("x.1")}`],
        ],
        [
            "adds no hyphen for an id without letters",
            [
                ["~", "a"],
                [B, "a"],
            ],
            ["a", "a-9d0e7b11"],
        ],
        [
            "names an id once that is listed twice",
            [
                [A, "a"],
                [A, "a"],
            ],
            ["a"],
        ],
    ];
    for (const [what, rows, names] of together) {
        it(what, () => {
            assert.deepEqual([...resourceNames(rows.map(([id, name]) => ({ id, name }))).values()], names);
        });
    }

    it("gives every certificate a unique valid name for any aliases and ids, in any order", () => {
        const ids = fc.string({ unit: fc.constantFrom("a", "1", ".", "-", "~"), minLength: 1, maxLength: 4 });
        const name = fc.option(fc.oneof(fc.string({ unit: fc.constantFrom("a", "A", "-", " ", "1") }), fc.string()), {
            nil: undefined,
        });
        const certificates = fc.uniqueArray(fc.record({ id: ids, name }), { selector: ({ id }) => id });
        fc.assert(
            fc.property(certificates, (rows) => {
                const names = resourceNames(rows);
                assert.equal(names.size, rows.length);
                assert.equal(new Set(names.values()).size, rows.length);
                for (const each of names.values()) {
                    assert.match(each, /^[a-z](?:-?[a-z0-9])*$/);
                }
                const reversed = resourceNames(rows.toReversed());
                assert.deepEqual(
                    rows.map(({ id }) => reversed.get(id)),
                    rows.map(({ id }) => names.get(id)),
                );
            }),
        );
    });
});

function sha256(text: string): string {
    return createHash("sha256").update(text).digest("hex");
}
