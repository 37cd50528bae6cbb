/** The README of each example is short, and its commands are those of this version and of the program beside it. */
import assert from "node:assert/strict";
import { dirname } from "node:path";
import { VERSION } from "../support/engine/dist";
import { projectFiles, readSource } from "../support/source/sources";

const FILES = projectFiles();
const READMES = FILES.filter((file) => /^examples\/[\w-]+\/README\.md$/.test(file));

/** A policy pack and a script, which have no configuration of a stack. */
const WITHOUT_STACK = ["examples/policy", "examples/expiry-alert"];

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

        it(`sets what the program reads: ${file}`, () => {
            const beside = FILES.filter((each) => dirname(each) === dirname(file) && /\.(ts|py|go|yaml)$/.test(each));
            const program = beside.map(readSource).join("\n");
            const set = Array.from(readSource(file).matchAll(/^pulumi config (?:set|rm) (?:--secret )?([\w:]+)/gm));
            const keys = set.map(([, key = ""]) => key).filter((key) => !key.startsWith("leegality:"));
            assert.equal(keys.length > 0, !WITHOUT_STACK.includes(dirname(file)));
            // A key that is put together is in the program by its end.
            const read = keys.filter((key) => program.includes(key) || program.includes(key.replace(/^[a-z]+/, "")));
            assert.deepEqual(read, keys);
        });
    }
});
