/** withoutControls: texts from outside without control characters and lone surrogates, fit for the state. */
import assert from "node:assert/strict";
import { withoutControls } from "../../../provider/text/without-controls";

describe("withoutControls", () => {
    const rows: [name: string, text: string, kept: string][] = [
        ["plain text with spaces", " Asha  Rao ", " Asha  Rao "],
        ["joiners and directional marks, which names need", "क्\u200dष \u200fاردو", "क्\u200dष \u200fاردو"],
        ["emoji", "👩‍💻", "👩‍💻"],
        ["half a surrogate pair", "as\ud83dha", "as\ufffdha"],
        ["controls and line ends", "a\r\n\u0000\u009bb\u2028c", "a b c"],
        ["nothing", "", ""],
    ];
    for (const [name, text, kept] of rows) {
        it(`${name}: ${JSON.stringify(kept)}`, () => {
            assert.equal(withoutControls(text), kept);
        });
    }
});
