/** What the documents list is what the code has. */
import assert from "node:assert/strict";
import { projectFiles, readSource } from "../support/sources";

const README = readSource("README.md");
/** Every code that an error of this package can have. */
const CODES = new Set(
    [
        "provider/lifecycle/errors/leegality-error.ts",
        "provider/pkcs12/pkcs12-error.ts",
        "provider/signstation/client/signstation-error.ts",
    ].flatMap((file) => Array.from(readSource(file).matchAll(/\|\s+"(ERR_[A-Z0-9_]+)"/g), (match) => match[1] ?? "")),
);

describe("README", () => {
    it("lists every error code, and no other", () => {
        assert.ok(CODES.size > 20);
        assert.deepEqual([...new Set(codesIn("README.md"))].sort(), [...CODES].sort());
    });

    for (const { resource, document } of [
        { resource: "certificate", document: "README.md" },
        { resource: "certificate", document: "docs/certificate.md" },
        { resource: "department", document: "docs/department.md" },
    ]) {
        it(`${document}: lists every argument and every output of a ${resource}, and no other`, () => {
            const inArgs = readSource(`sdk/${resource}-args.ts`).matchAll(/^ {4}readonly (\w+)\??:/gm);
            const inClass = readSource(`sdk/${resource}.ts`).matchAll(/^ {4}declare readonly (\w+):/gm);
            const names = (matches: Iterable<RegExpMatchArray>) => Array.from(matches, (match) => match[1] ?? "");
            assert.deepEqual(firstCells(document, "# Arguments"), names(inArgs).sort());
            assert.deepEqual(firstCells(document, "# Outputs"), ["id", ...names(inClass)].sort());
        });
    }

    it("lists every lookup and every property of what it finds, and no other", () => {
        const exported = Array.from(
            readSource("sdk/index.ts").matchAll(/^ {4}(get\w+),$/gm),
            (match) => match[1] ?? "",
        );
        const lookups = exported.filter((name) => !name.endsWith("Output"));
        assert.deepEqual(firstCells("docs/lookups.md", "# Lookups"), lookups.sort());
        const found = readSource("provider/core/lookup/found-certificate.ts").matchAll(/^ {4}readonly (\w+)\??:/gm);
        const row = /^\| `getCertificate` .*\| ([^|]*)\|$/m.exec(readSource("docs/lookups.md"))?.[1] ?? "";
        assert.deepEqual(
            Array.from(row.matchAll(/`(\w+)`/g), (match) => match[1]),
            Array.from(found, (match) => match[1]),
        );
    });

    it("says the same of a certificate's arguments and outputs as its page", () => {
        const rows = (document: string) => readSource(document).match(/^\| `\w+` +\|.*\|$/gm) ?? [];
        const page = new Set(rows("docs/certificate.md").map(compact));
        const [args, outputs] = [/# Arguments\n[^]*?\n#/, /# Outputs\n[^]*?\n#/].map(
            (section) => section.exec(README)?.[0] ?? "",
        );
        const shown = `${args ?? ""}${outputs ?? ""}`.match(/^\| `\w+` +\|.*\|$/gm) ?? [];
        assert.ok(shown.length > 20);
        assert.deepEqual(
            shown.filter((row) => !page.has(compact(row))),
            [],
        );
    });

    it("lists every setting, and no other", () => {
        const source = readSource("provider/signstation/settings/setting-sources.ts");
        const table = Array.from(source.matchAll(/^ {4}(\w+): "(LEEGALITY_[A-Z_]+)"/gm));
        // The last one is none of the package, but of the tests.
        const settings = [...table.map(([, , variable]) => variable), "LEEGALITY_TEST_SERVER"];
        const named = Array.from(README.matchAll(/LEEGALITY_[A-Z_]+/g), (match) => match[0]).filter(
            (name) => name !== "LEEGALITY_",
        );
        assert.deepEqual(
            [...new Set(named)].filter((name) => !README.includes(`ERR_${name}`)).sort(),
            [...new Set(settings)].sort(),
        );
        const keys = Array.from(README.matchAll(/\bleegality:(\w+)/g), (match) => match[1]);
        assert.deepEqual([...new Set(keys)].sort(), table.map(([, key]) => key).sort());
    });

    it("names make targets that exist", () => {
        const targets = new Set(Array.from(readSource("Makefile").matchAll(/^([a-z-]+):/gm), (match) => match[1]));
        for (const [, target] of README.matchAll(/\bmake (?:-s )?([a-z]+)\b/g)) {
            assert.ok(targets.has(target), `make ${target ?? ""}`);
        }
    });
});

describe("every document", () => {
    it("names only error codes that there are", () => {
        const unknown = projectFiles()
            .filter((file) => file.endsWith(".md"))
            .flatMap((file) => codesIn(file).map((code) => `${file}: ${code}`))
            .filter((named) => !CODES.has(named.split(": ")[1] ?? ""));
        assert.deepEqual(unknown, []);
    });
});

function codesIn(document: string): string[] {
    // SignStation's own begin with LE_ERR_.
    return Array.from(readSource(document).matchAll(/\bERR_[A-Z0-9_]+/g), (match) => match[0]);
}

/** A row of a table without the blanks that line its columns up. */
function compact(row: string): string {
    return row.replace(/ +/g, " ");
}

/** The code words in the first cells of the table below a heading, given without its level. */
function firstCells(document: string, heading: string): string[] {
    const section = readSource(document).split(`${heading}\n`)[1]?.split(/^#/m)[0] ?? "";
    return Array.from(section.matchAll(/^\| `(\w+)`/gm), (match) => match[1] ?? "").sort();
}
