/** Text of the other side, before it is printed. */
import assert from "node:assert/strict";
import { printable } from "../../../../provider/signstation/client/redact";

const LEFT_OUT = /left out/;

describe("printable", () => {
    const rows: [name: string, text: string, printed: string][] = [
        ["plain text", "Certificate exists", "Certificate exists"],
        ["text of many languages", "प्रमाणपत्र ✓", "प्रमाणपत्र ✓"],
        ["line ends and tabs", "one\r\n\ttwo", "one two"],
        ["a terminal's escape sequence", "\u001b[31mred\u001b[0m", "[31mred [0m"],
        ["a C1 control", "a\u009bb", "a b"],
        ["blanks around", "  text\n", "text"],
    ];
    for (const [name, text, printed] of rows) {
        it(`${name}: ${JSON.stringify(printed)}`, () => {
            assert.equal(printable(text, ["s3same", ""]), printed);
        });
    }

    it("cuts long text off", () => {
        const printed = printable("x".repeat(10_000), []);
        assert.ok(printed.length <= 310 && printed.endsWith("..."), String(printed.length));
    });

    const secret = 'p"ss/wörd+1';
    const spellings: [name: string, text: string][] = [
        ["itself", `wrong passkey ${secret}!`],
        ["at the end of a long text", `${"x".repeat(5000)}${secret}`],
        ["in JSON", `{"passkey":${JSON.stringify(secret)}}`],
        ["percent-encoded", `?passkey=${encodeURIComponent(secret)}`],
        ["percent-encoded with small letters", "?passkey=p%22ss%2fw%c3%b6rd%2b1"],
        ["form-encoded", `a=b&${new URLSearchParams({ passkey: secret }).toString()}`],
        ["in base64", `passkey: ${Buffer.from(secret).toString("base64")}`],
        ["in base64 without padding", `passkey: ${Buffer.from(secret).toString("base64").replace(/=+$/, "")}`],
    ];
    for (const [name, text] of spellings) {
        it(`leaves text out that holds a secret: ${name}`, () => {
            const printed = printable(text, ["another", secret]);
            assert.match(printed, LEFT_OUT);
            assert.ok(!printed.includes("wörd"));
        });
    }

    const others: [name: string, secret: string, text: string][] = [
        ["form-encoded, with blanks and signs", "two w'rds!", "passkey=two+w%27rds%21"],
        ["form-encoded with small letters", "blank é", "passkey=blank+%c3%a9"],
        ["in base64url", "?>?>~~~", `passkey: ${Buffer.from("?>?>~~~").toString("base64url")}`],
    ];
    for (const [name, other, text] of others) {
        it(`leaves text out that holds a secret: ${name}`, () => {
            assert.match(printable(text, [other]), LEFT_OUT);
        });
    }

    it("takes a secret with half a character in it", () => {
        assert.equal(printable("fine", ["\ud800"]), "fine");
    });

    it("does not take an empty passkey for a secret that is everywhere", () => {
        assert.equal(printable("fine", [""]), "fine");
    });
});
