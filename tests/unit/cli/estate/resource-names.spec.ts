/** The names that `pulumi-leegality estate` gives to resources. */
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
            "two without an alias too",
            [
                [A, undefined],
                [B, "\u0906"],
            ],
            ["certificate-3f1c0a52", "certificate-9d0e7b11"],
        ],
        [
            "two ids that begin alike stand there whole",
            [
                [A, "a"],
                [A2, "A"],
            ],
            [`a-${A}`, `a-${A2}`],
        ],
        [
            "an alias that is what another one's name becomes gets its id too",
            [
                [A, "a"],
                [B, "A"],
                [A2, "a 3f1c0a52"],
            ],
            [`a-${A}`, "a-9d0e7b11", "a-3f1c0a52-3f1c0a52"],
        ],
        [
            "two ids that differ in what is cleaned away stand there as hashes",
            [
                ["x:1", "a"],
                ["x.1", "a"],
            ],
            [`a-${sha256("x:1")}`, `a-${sha256("x.1")}`],
        ],
        [
            "an id that has no letter leaves no hyphen at the end",
            [
                ["~", "a"],
                [B, "a"],
            ],
            ["a", "a-9d0e7b11"],
        ],
        [
            "an id that is listed twice is one certificate",
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

    it("gives every certificate a valid name of its own, whatever the aliases and ids, and in whichever order they come", () => {
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
