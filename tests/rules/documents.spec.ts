/** The tables of the documents list exactly what the code has. */
import assert from "node:assert/strict";
import { projectFiles, readSource, sources } from "../support/source/sources";

const README = readSource("README.md");
/** Every code that an error of this package can have: the members of the union types of codes. */
const CODES = new Set(
    sources(["provider"]).flatMap((file) =>
        Array.from(readSource(file).matchAll(/^ {4}\| "(ERR_[A-Z0-9_]+)"/gm), (match) => match[1] ?? ""),
    ),
);

describe("the tables of the documents", () => {
    it("docs/errors.md: lists every error code once, and no other", () => {
        assert.ok(CODES.size > 20);
        const listed = Array.from(
            readSource("docs/errors.md").matchAll(/^\| `(ERR_\w+)`/gm),
            (match) => match[1] ?? "",
        );
        assert.deepEqual(listed.sort(), [...CODES].sort());
    });

    for (const { resource, document } of [
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

    it("docs/lookups.md: lists every lookup and every property of a certificate that is found, and no other", () => {
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

    it("README.md: lists every setting, and no other", () => {
        const source = readSource("provider/signstation/settings/setting-sources.ts");
        const table = Array.from(source.matchAll(/^ {4}(\w+): "(LEEGALITY_[A-Z_]+)"/gm));
        // The last one is a setting of the tests.
        const settings = [...table.map(([, , variable]) => variable), "LEEGALITY_TEST_SERVER"];
        const named = Array.from(README.matchAll(/LEEGALITY_[A-Z_]+/g), (match) => match[0]).filter(
            (name) => name !== "LEEGALITY_",
        );
        assert.deepEqual(
            [...new Set(named)].filter((name) => !README.includes(`ERR_${name}`)).sort(),
            [...new Set(settings)].sort(),
        );
        const keys = Array.from(README.matchAll(/(?<![\w/])leegality:(\w+)/g), (match) => match[1]);
        assert.deepEqual([...new Set(keys)].sort(), table.map(([, key]) => key).sort());
    });

    for (const document of ["README.md", "CONTRIBUTING.md"]) {
        it(`${document}: names make targets and npm scripts that exist`, () => {
            const targets = new Set(Array.from(readSource("Makefile").matchAll(/^([a-z-]+):/gm), (match) => match[1]));
            const manifest = JSON.parse(readSource("package.json")) as { scripts: Record<string, string> };
            const text = readSource(document);
            const makes = Array.from(text.matchAll(/`(?:eval "\$\()?make (?:-s )?([a-z]+)/g), (match) => match[1]);
            const scripts = Array.from(text.matchAll(/\bnpm run ([\w:-]+)/g), (match) => match[1] ?? "");
            assert.ok(makes.length > 3 && scripts.length > 0);
            assert.deepEqual(
                makes.filter((target) => !targets.has(target)),
                [],
            );
            assert.deepEqual(
                scripts.filter((script) => !(script in manifest.scripts)),
                [],
            );
        });
    }
});

describe("every document", () => {
    it("names only existing error codes", () => {
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

/** The code words in the first cells of the table below a heading, given without its level. */
function firstCells(document: string, heading: string): string[] {
    const section = readSource(document).split(`${heading}\n`)[1]?.split(/^#/m)[0] ?? "";
    return Array.from(section.matchAll(/^\| `(\w+)`/gm), (match) => match[1] ?? "").sort();
}
