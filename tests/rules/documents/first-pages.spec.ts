/** README and the pages of Pulumi's registry: their length, their form, and programs that are those of the examples. */
import assert from "node:assert/strict";
import { projectFiles, readSource } from "../../support/source/sources";

const MOST_WORDS = 1200;
const README = readSource("README.md");
const LANGUAGES = ["typescript", "python", "go", "yaml"];

/** The files of the example programs, by the language of their block. */
const EXAMPLES = {
    typescript: "examples/quickstart-plugin/index.ts",
    ts: "examples/quickstart/index.ts",
    python: "examples/quickstart-python/__main__.py",
    go: "examples/quickstart-go/main.go",
    yaml: "examples/quickstart-yaml/Pulumi.yaml",
};

describe("README.md", () => {
    it(`has at most ${MOST_WORDS} words, programs included`, () => {
        // What draws a table is no word.
        const words = README.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
        assert.ok(words.length > 500);
        assert.ok(words.length <= MOST_WORDS, `${words.length} words`);
    });

    it("links to every document", () => {
        const documents = projectFiles().filter((file) => /^docs\/[\w-]+\.md$/.test(file) && file !== "docs/_index.md");
        assert.ok(documents.length > 5);
        assert.deepEqual(
            documents.filter((document) => !README.includes(`(${document}`)),
            [],
        );
    });
});

describe("the first program", () => {
    for (const { document, languages } of [
        { document: "README.md", languages: ["ts", "yaml", "python", "go"] as const },
        { document: "docs/_index.md", languages: ["typescript", "python", "go", "yaml"] as const },
    ]) {
        for (const language of languages) {
            it(`of ${document} is that of an example: ${language}`, () => {
                const block = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "m").exec(readSource(document))?.[1];
                assert.equal(block, withoutFirstComment(readSource(EXAMPLES[language])));
            });
        }
    }
});

describe("a page of the registry", () => {
    for (const page of ["docs/_index.md", "docs/installation-configuration.md"]) {
        const text = readSource(page);

        it(`begins with title, description and layout: ${page}`, () => {
            assert.match(text, /^---\ntitle: .+\nmeta_desc: .+\nlayout: package\n---\n\n(?!# )/);
        });

        it(`gives each choice in every language: ${page}`, () => {
            const choosers = text.split(`{{< chooser language "${LANGUAGES.join(",")}" >}}`).slice(1);
            assert.ok(choosers.length > 0);
            for (const chooser of choosers) {
                const [choices = "", ...after] = chooser.split("{{< /chooser >}}");
                assert.equal(after.length, 1);
                const opened = Array.from(
                    choices.matchAll(/^\{\{% choosable language (\w+) %\}\}$/gm),
                    ([, name]) => name,
                );
                assert.deepEqual(opened, LANGUAGES);
                assert.equal(choices.match(/^\{\{% \/choosable %\}\}$/gm)?.length, LANGUAGES.length);
            }
        });
    }
});

/** What says to a reader of the example's folder what the program is. */
function withoutFirstComment(program: string): string {
    return program.replace(/^(?:\/\*\*.*?\*\/\n|"""[^]*?"""\n\n|\/\/ .*\n)/, "");
}
