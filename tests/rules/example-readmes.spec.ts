/** The README of each example is short, and its commands are those of this version and of the program beside it. */
import assert from "node:assert/strict";
import { dirname } from "node:path";
import { VERSION } from "../support/engine/dist";
import { projectFiles, readSource } from "../support/source/sources";
import { commandsIn } from "./commands/document-commands";

const FILES = projectFiles();
const READMES = FILES.filter((file) => /^examples\/[\w-]+\/README\.md$/.test(file));

/** A policy pack and a script, which have no configuration of a stack. */
const WITHOUT_STACK = ["examples/policy", "examples/expiry-alert"];

const INSTALL = "npm install";
const STACK = ["pulumi stack init ", "pulumi up"];
const SETTINGS = ["pulumi config set leegality:baseUrl ", "pulumi config set --secret leegality:authToken"];

describe("the README of an example", () => {
    it("exists for every example", () => {
        const examples = new Set(FILES.flatMap((file) => /^examples\/[\w-]+(?=\/)/.exec(file) ?? []));
        assert.ok(examples.size >= 9);
        assert.deepEqual(
            [...examples].filter((folder) => !READMES.includes(`${folder}/README.md`)),
            [],
        );
    });

    for (const file of READMES) {
        it(`has at most twenty lines: ${file}`, () => {
            assert.ok(readSource(file).trimEnd().split("\n").length <= 20);
        });

        it(`names files of this version: ${file}`, () => {
            const named = readSource(file).match(/\b\d+\.\d+\.\d+\b(?!\.)/g) ?? [];
            assert.deepEqual(
                named.filter((version) => version !== VERSION),
                [],
            );
        });

        it(`can be followed from a folder that holds the example alone: ${file}`, () => {
            const commands = commandsIn(readSource(file)).map(({ command }) => command);
            const missing = neededBy(dirname(file)).filter((need) => !commands.some((each) => each.startsWith(need)));
            assert.deepEqual(missing, []);
        });

        it(`sets what the program reads: ${file}`, () => {
            const program = programOf(dirname(file));
            const set = Array.from(readSource(file).matchAll(/^pulumi config (?:set|rm) (?:--secret )?([\w:]+)/gm));
            const keys = set.map(([, key = ""]) => key).filter((key) => !key.startsWith("leegality:"));
            assert.equal(keys.length > 0, !WITHOUT_STACK.includes(dirname(file)));
            // A key that is put together is in the program by its end.
            const read = keys.filter((key) => program.includes(key) || program.includes(key.replace(/^[a-z]+/, "")));
            assert.deepEqual(read, keys);
        });
    }

    it("needs an installation and settings only where the program does", () => {
        assert.deepEqual(neededBy("examples/import"), [INSTALL, ...STACK, ...SETTINGS]);
        assert.deepEqual(neededBy("examples/two-signstations"), [INSTALL, ...STACK]);
        assert.deepEqual(neededBy("examples/quickstart-python"), [...STACK, ...SETTINGS]);
        assert.deepEqual(neededBy("examples/expiry-alert"), [INSTALL]);
    });
});

/** How the commands begin without which the program of a folder does not run. */
function neededBy(folder: string): string[] {
    const program = programOf(folder);
    const needs = /from "pulumi-leegality(?:\/native)?"/.test(program) ? [INSTALL] : [];
    if (WITHOUT_STACK.includes(folder)) {
        return needs;
    }
    return [...needs, ...STACK, ...(/new leegality\.Provider\(/.test(program) ? [] : SETTINGS)];
}

function programOf(folder: string): string {
    const files = FILES.filter((each) => dirname(each) === folder && /\.(ts|mjs|py|go|yaml)$/.test(each));
    return files.map(readSource).join("\n");
}
