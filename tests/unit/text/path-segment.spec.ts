/** isPathSegment: which ids can be a segment of a URL's path unchanged. */
import assert from "node:assert/strict";
import { isPathSegment } from "../../../provider/text/path-segment";

const good = [
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "3F2504E0-4F89-41D3-9A0C-0305E82C3301",
    "7",
    "id_7.a~b",
    "...",
    "a.",
    "urn:uuid:7",
    "x".repeat(200),
];
const bad: [name: string, value: unknown][] = [
    ["empty", ""],
    ["a dot", "."],
    ["two dots", ".."],
    ["a slash", "a/b"],
    ["a relative path", "../departments"],
    ["a backslash, which a URL reads as a slash", "..\\departments"],
    ["a percent-encoded dot", "%2e%2e"],
    ["a percent-encoded slash", "a%2Fb"],
    ["a query", "a?b"],
    ["a fragment", "a#b"],
    ["a space", "a b"],
    ["a line end", "a\n"],
    ["a tab, which a URL drops", "a\tb"],
    ["an escape sequence", "a\u001b[2J"],
    ["half a surrogate pair", "a\ud800"],
    ["a letter outside ASCII", "é"],
    ["a directional mark", "a\u202eb"],
    ["201 characters", "x".repeat(201)],
    ["a number", 7],
    ["nothing", undefined],
    ["null", null],
    ["a list", ["a"]],
];

describe("isPathSegment", () => {
    for (const id of good) {
        it(`accepts ${id.slice(0, 40)}, which a URL does not change`, () => {
            assert.equal(isPathSegment(id), true);
            assert.equal(new URL(`http://localhost/api/${id}`).pathname, `/api/${id}`);
        });
    }
    for (const [name, value] of bad) {
        it(`refuses ${name}`, () => {
            assert.equal(isPathSegment(value), false);
        });
    }
});
