/** Every command in the documents is run by a test, or says what it needs that no test has. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { projectFiles, readSource } from "../../support/source/sources";
import { COMMANDS, type CommandRow } from "./command-rows";
import { commandsIn, documentCommands } from "./document-commands";

/** What a comment at a command's end may say that it needs. */
const NEEDS = ["the network", "your SignStation"];
const FILES = projectFiles().filter((file) => file.startsWith("tests/") && file.endsWith(".ts"));

describe("the commands in the documents", () => {
    const found = documentCommands();

    it("are found: each line of a block, whatever stands around it", () => {
        const text =
            "```sh\n$ a b # why\n\n# c\nd \\\n    e\nf # needs the network\n```\n\n    ```sh\n    g '#h'\n    ```\n```ts\ni\n```\n";
        assert.deepEqual(commandsIn(text), [
            { command: "a b", needs: undefined },
            { command: "d e", needs: undefined },
            { command: "f", needs: "the network" },
            { command: "g '#h'", needs: undefined },
        ]);
        for (const document of ["README.md", "docs/operations.md", "examples/rotation/README.md"]) {
            assert.ok(
                found.some((each) => each.document === document),
                document,
            );
        }
    });

    it("are in the table, or say what they need; and the table has no other", () => {
        const unmarked = new Set(found.filter(({ needs }) => needs === undefined).map(({ command }) => command));
        assert.deepEqual([...unmarked].sort(), COMMANDS.map(({ command }) => command).sort());
    });

    it(`need nothing but ${NEEDS.join(", or ")}`, () => {
        assert.deepEqual(
            found.filter(({ needs }) => needs !== undefined && !NEEDS.includes(needs)),
            [],
        );
    });

    for (const row of COMMANDS) {
        it(`are run by ${row.spec}: ${row.command}`, () => {
            assert.deepEqual(missingIn(row), []);
        });
    }
});

/** The words of a row that stand in neither of its files. */
function missingIn({ spec, helper, words }: CommandRow): string[] {
    let text = readSource(fileOf(spec));
    if (helper !== undefined) {
        assert.match(text, new RegExp(`/${basename(helper, ".ts")}"`), `${spec} imports ${helper}`);
        text += readSource(fileOf(helper));
    }
    return words.filter((word) => !text.includes(word));
}

function fileOf(end: string): string {
    const [file, ...more] = FILES.filter((each) => each.endsWith(`/${end}`));
    assert.ok(file !== undefined && more.length === 0, `${end}: ${more.length > 0 ? "several files" : "no file"}`);
    return file;
}
