/** toPrintable: texts from outside without control and format characters, and truncated. */
import assert from "node:assert/strict";
import { toPrintable } from "../../../provider/text/printable";

const ESC = "\u001b";

describe("toPrintable", () => {
    const rows: [name: string, text: string, printed: string][] = [
        ["plain text", "Certificate exists", "Certificate exists"],
        ["text of many languages", "प्रमाणपत्र ✓ 😀", "प्रमाणपत्र ✓ 😀"],
        ["line ends and tabs", "one\r\n\ttwo", "one two"],
        ["a forged line", "x\ninfo: all is well", "x info: all is well"],
        ["an escape sequence", `${ESC}[31mred${ESC}[0m`, "[31mred [0m"],
        [
            "a link of a terminal (OSC 8)",
            `${ESC}]8;;https://x.example${ESC}\\text${ESC}]8;;\u0007`,
            "]8;;https://x.example \\text ]8;;",
        ],
        ["C1 controls", "a\u009b31mb\u0085c", "a 31mb c"],
        ["Unicode's line and paragraph ends", "a\u2028b\u2029c", "a b c"],
        ["bidirectional marks", "a\u202eb\u2066c\u200fd", "a\\u{202e}b\\u{2066}c\\u{200f}d"],
        ["zero-width characters", "as\u200bh\ufeffa\u200d\u2060", "as\\u{200b}h\\u{feff}a\\u{200d}\\u{2060}"],
        ["a soft hyphen", "as\u00adha", "as\\u{ad}ha"],
        ["a filler, which is a letter without a shape", "as\u3164ha", "as\\u{3164}ha"],
        ["a tag", "as\u{e0041}ha", "as\\u{e0041}ha"],
        ["the first half of a surrogate pair", "as\ud83dha", "as\ufffdha"],
        ["the second half of a surrogate pair", "as\ude00ha", "as\ufffdha"],
        ["spaces at both ends", "  text\n", "text"],
        ["nothing", "", ""],
        ["300 letters", "x".repeat(300), "x".repeat(300)],
        ["301 letters", "x".repeat(301), `${"x".repeat(300)}...`],
        ["299 letters and an emoji, which are 301 units", `${"x".repeat(299)}😀`, `${"x".repeat(299)}😀`],
        ["299 letters, an emoji and one more", `${"x".repeat(299)}😀y`, `${"x".repeat(299)}😀...`],
        ["301 emoji", "😀".repeat(301), `${"😀".repeat(300)}...`],
    ];
    for (const [name, text, printed] of rows) {
        it(`${name}: ${JSON.stringify(printed.slice(0, 40))}`, () => {
            assert.equal(toPrintable(text), printed);
        });
    }

    it("truncates at a given length", () => {
        assert.equal(toPrintable("x".repeat(5000), Infinity), "x".repeat(5000));
        assert.equal(toPrintable("😀😀😀", 2), "😀😀...");
    });
});
