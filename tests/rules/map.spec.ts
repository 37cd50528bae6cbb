/** provider/README.md, the map of the code, names every room and only existing files, by their paths. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { readSource, ROOT, sources } from "../support/source/sources";

const MAP = readSource("provider/README.md");

describe("the map of the code", () => {
    it("has a row for every room", () => {
        const rooms = new Set(sources(["provider"]).map((file) => file.split("/")[1] ?? ""));
        const rows = Array.from(MAP.matchAll(/^\| `([\w-]+)` +\|/gm), (match) => match[1]);
        assert.deepEqual(rows.sort(), [...rooms].sort());
    });

    it("names folders that exist, by their paths too", () => {
        const named = Array.from(MAP.matchAll(/`([\w-]+(?:\/[\w-]+)*)\/`/g), (match) => match[1] ?? "");
        assert.ok(named.length > 2);
        assert.deepEqual(
            named.filter((name) => !existsSync(join(ROOT, "provider", name))),
            [],
        );
    });

    it("names files that exist, each by its path from this folder, or from `sdk`", () => {
        const named = Array.from(MAP.matchAll(/`([\w/-]+\.ts)`/g), (match) => match[1] ?? "");
        assert.ok(named.length > 10);
        const files = new Set(sources(["provider", "sdk"]).map((file) => file.replace(/^provider\//, "")));
        assert.deepEqual(
            named.filter((name) => !files.has(name)),
            [],
        );
    });
});

describe("the walk from create to the request's bytes", () => {
    const section = /^## From `create` to the request's bytes\n([^]*?)^## /m.exec(MAP)?.[1] ?? "";
    const [, ...walks] = section.split(/^Through the /m);

    it("is shown for both front ends", () => {
        assert.deepEqual(
            walks.map((walk) => /^[a-z ]+/.exec(walk)?.[0]),
            ["dynamic provider", "plugin"],
        );
    });

    for (const walk of walks) {
        const name = /^[a-z ]+/.exec(walk)?.[0] ?? "";
        const files = Array.from(walk.matchAll(/`([\w/-]+\.ts)`/g), (match) => `provider/${match[1] ?? ""}`);

        it(`of the ${name} opens at most 12 files, which exist`, () => {
            assert.ok(files.length > 5 && files.length <= 12, `${files.length} files`);
            assert.equal(new Set(files).size, files.length);
            assert.deepEqual(
                files.filter((file) => !existsSync(join(ROOT, file))),
                [],
            );
        });

        it(`of the ${name} comes to each file by an import of an earlier one`, () => {
            const unreached = files.slice(1).filter((file, at) => !files.slice(0, at + 1).some(reaches(file)));
            assert.deepEqual(unreached, []);
        });
    }
});

/** Modules that only hand on: an index, and the one that loads the transport when it is first needed. */
const HANDS_ON = /\/(?:index|lazy-transport)\.ts$/;

/** Whether a file imports the target, or an index that hands it on. */
function reaches(target: string): (file: string) => boolean {
    return (file) => importsOf(file).some((next) => next === target || (HANDS_ON.test(next) && reaches(target)(next)));
}

/** The modules of this package that a file imports or requires. */
function importsOf(file: string): string[] {
    const names = Array.from(
        readSource(file).matchAll(/(?:from|require\(|import\()\s*"([^"]+)"/g),
        (match) => match[1] ?? "",
    );
    return names.flatMap((name) => {
        const module = name.startsWith(".")
            ? normalize(join(dirname(file), name))
            : name.replace("pulumi-leegality/", "provider/dynamic/");
        return [`${module}.ts`, `${module}/index.ts`].filter((path) => existsSync(join(ROOT, path)));
    });
}
