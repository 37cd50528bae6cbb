/** A terminal's colours as HTML, for the picture of a preview. */
import assert from "node:assert/strict";
import { ansiToHtml } from "./ansi-html";

const ESC = "\u001b[";

describe("the text of a terminal as HTML", () => {
    for (const { what, text, html } of [
        { what: "plain text stays", text: "a b\nc", html: "a b\nc" },
        { what: "what HTML reserves is escaped", text: '<a> & "b"', html: "&lt;a&gt; &amp; &quot;b&quot;" },
        {
            what: "a colour ends at a reset",
            text: `${ESC}38;5;2mnew${ESC}0m old`,
            html: '<span style="color:#3fb950">new</span> old',
        },
        {
            what: "bold adds to a colour",
            text: `${ESC}33m${ESC}1mx${ESC}m`,
            html: '<span style="color:#d29922;font-weight:bold">x</span>',
        },
        { what: "an underline is one", text: `${ESC}4mx`, html: '<span style="text-decoration:underline">x</span>' },
        { what: "a bright colour is another", text: `${ESC}92mx`, html: '<span style="color:#56d364">x</span>' },
        { what: "the default colour is none", text: `${ESC}92m${ESC}39mx`, html: "x" },
        { what: "moves of the cursor are left out", text: `a${ESC}2K\r${ESC}?25lb`, html: "ab" },
    ]) {
        it(what, () => {
            assert.equal(ansiToHtml(text), html);
        });
    }
});
