/** The tables of the documents list exactly what the code has. */
import assert from "node:assert/strict";
import { projectFiles, readSource, sources } from "../../support/source/sources";

/** Every code that an error of this package can have: the members of the union types of codes. */
const CODES = new Set(
    sources(["provider"]).flatMap((file) =>
        Array.from(readSource(file).matchAll(/^ {4}\| "(ERR_[A-Z0-9_]+)"/gm), (match) => match[1] ?? ""),
    ),
);

/** Key of the stack configuration and environment variable of every setting. */
const SETTINGS = new Map(
    Array.from(
        readSource("provider/signstation/settings/setting-sources.ts").matchAll(/^ {4}(\w+): "(LEEGALITY_[A-Z_]+)"/gm),
        ([, key = "", variable = ""]) => [key, variable],
    ),
);
/** What else stands behind `leegality:`: types and functions. */
const TOKENS = /^(?:Certificate|Department|index|get\w+)$/;

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

    it("docs/installation-configuration.md: lists every setting with its variable, and no other", () => {
        const rows = readSource("docs/installation-configuration.md").matchAll(
            /^\| `leegality:(\w+)` *\| `(LEEGALITY_[A-Z_]+)` *\|/gm,
        );
        assert.deepEqual(Array.from(rows, ([, key, variable]) => [key, variable]).sort(), [...SETTINGS].sort());
    });

    for (const document of ["README.md", "CONTRIBUTING.md"]) {
        it(`${document}: names make targets and npm scripts that exist`, () => {
            const targets = new Set(Array.from(readSource("Makefile").matchAll(/^([a-z-]+):/gm), (match) => match[1]));
            const manifest = JSON.parse(readSource("package.json")) as { scripts: Record<string, string> };
            const text = readSource(document);
            const makes = Array.from(text.matchAll(/`(?:eval "\$\()?make (?:-s )?([a-z]+)/g), (match) => match[1]);
            const scripts = Array.from(text.matchAll(/\bnpm run ([\w:-]+)/g), (match) => match[1] ?? "");
            assert.ok(makes.length > 3);
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
    it("names only existing settings", () => {
        // The first is a setting of the tests; the conformance tests have their own.
        const variables = new Set(["LEEGALITY_TEST_SERVER", ...SETTINGS.values()]);
        const unknown = projectFiles()
            .filter((file) => file.endsWith(".md") && !file.startsWith("tests/"))
            .flatMap((file) => {
                const text = readSource(file);
                const named = Array.from(text.matchAll(/(?<!ERR_)\bLEEGALITY_[A-Z_]+/g), ([name]) => name);
                const keys = Array.from(text.matchAll(/(?<![\w/:])leegality:(\w+)/g), ([, key = ""]) => key);
                return [
                    ...named.filter((name) => !variables.has(name)),
                    ...keys.filter((key) => !SETTINGS.has(key) && !TOKENS.test(key)),
                ].map((name) => `${file}: ${name}`);
            });
        assert.ok(SETTINGS.size > 5);
        assert.deepEqual(unknown, []);
    });

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
