/** provider/README.md, the map of the code, names every room and only existing files. */
import assert from "node:assert/strict";
import { readSource, sources } from "../support/source/sources";

const MAP = readSource("provider/README.md");

describe("the map of the code", () => {
    it("has a row for every room", () => {
        const rooms = new Set(sources(["provider"]).map((file) => file.split("/")[1] ?? ""));
        const rows = Array.from(MAP.matchAll(/^\| `([\w-]+)` +\|/gm), (match) => match[1]);
        assert.deepEqual(rows.sort(), [...rooms].sort());
    });

    it("names files that exist", () => {
        const files = sources(["provider", "sdk"]);
        const named = Array.from(MAP.matchAll(/`([\w/-]+\.ts)`/g), (match) => match[1] ?? "");
        assert.ok(named.length > 10);
        assert.deepEqual(
            named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`))),
            [],
        );
    });
});
