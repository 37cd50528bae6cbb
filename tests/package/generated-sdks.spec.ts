/** The SDKs of Python and Go are up to date with the schema. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { schemaOf } from "../../provider/plugin/schema";
import { provide } from "../support/left-out";
import { projectFiles, readSource } from "../support/source/sources";

/** The first build of the generator compiles some hundred packages. */
const BUILD_MS = 900_000;
const { version } = JSON.parse(readSource("package.json")) as { version: string };

describe("a generated SDK", function () {
    this.timeout(BUILD_MS);
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-sdk-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    for (const language of ["python", "go"]) {
        it(`is up to date with the schema: ${language}`, function () {
            const schema = join(folder, "schema.json");
            writeFileSync(schema, JSON.stringify(schemaOf(version)));
            const made = join(folder, language);
            provide(this, "generate-sdk", language, schema, made);

            const committed = projectFiles().filter((file) => file.startsWith(`sdk/${language}/`));
            const before = new Map(committed.map((file) => [relative(`sdk/${language}`, file), readSource(file)]));
            const after = new Map(filesIn(made).map((file) => [relative(made, file), readFileSync(file, "utf8")]));
            const names = [...new Set([...before.keys(), ...after.keys()])];
            assert.ok(names.length > 10);
            assert.deepEqual(
                names.filter((name) => before.get(name) !== after.get(name)),
                [],
                "stale: npm run generate:sdks",
            );
        });
    }

    it("of Node.js would have another name than the hand-written package", () => {
        const { language } = schemaOf(version) as { language: { nodejs: { packageName: string } } };
        const { name } = JSON.parse(readSource("package.json")) as { name: string };
        assert.notEqual(language.nodejs.packageName, name);
    });
});

function filesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
}
