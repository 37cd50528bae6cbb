/** printable: redaction and cleaning of the server's texts before they are printed. */
import assert from "node:assert/strict";
import { printable } from "../../../../provider/signstation/client/redact";
import { makePkcs12 } from "../../../support/pkcs12/pkcs12-files";
import { cpuTimeMs } from "../../../support/process/cpu-time";

const LEFT_OUT = /left out/;

describe("printable", () => {
    const rows: [name: string, text: string, printed: string][] = [
        ["plain text", "Certificate exists", "Certificate exists"],
        ["text of many languages", "प्रमाणपत्र ✓", "प्रमाणपत्र ✓"],
        ["line ends and tabs", "one\r\n\ttwo", "one two"],
        ["a terminal's escape sequence", "\u001b[31mred\u001b[0m", "[31mred [0m"],
        ["a C1 control", "a\u009bb", "a b"],
        ["spaces at both ends", "  text\n", "text"],
        ["an HTML escape of a character that Unicode does not have", "a&#9999999;b", "a&#9999999;b"],
    ];
    for (const [name, text, printed] of rows) {
        it(`${name}: ${JSON.stringify(printed)}`, () => {
            assert.equal(printable(text, ["s3same", ""]), printed);
        });
    }

    it("truncates a long text", () => {
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
        it(`omits a text with a secret in it: ${name}`, () => {
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
        it(`omits a text with a secret in it: ${name}`, () => {
            assert.match(printable(text, [other]), LEFT_OUT);
        });
    }

    const odd = `it's "<b>" & ü\\1`;
    const escaped: [name: string, text: string][] = [
        ["escaped as in HTML, by name", "it&apos;s &quot;&lt;b&gt;&quot; &amp; ü\\1"],
        ["escaped as in HTML, by number", "it&#39;s &#34;&#60;b&#62;&#34; &#38; &#252;&#92;1"],
        ["escaped as in HTML, by hexadecimal number", "it&#x27;s &#x22;&#X3C;b&#x3e;&#x22; &#x26; &#xFC;&#x5c;1"],
        ["escaped as in JSON", JSON.stringify(odd)],
        ["escaped as in JSON, in ASCII", 'it\\u0027s \\"\\u003cb\\u003e\\" \\u0026 \\u00fc\\\\1'],
        ["escaped as in JavaScript, by two digits", "it\\x27s \\x22<b>\\x22 & ü\\x5c1"],
        ["escaped as in JSON, inside HTML", "it's \\&quot;&lt;b&gt;\\&quot; &amp; ü\\\\1"],
        ["escaped as in SQL, with doubled quotes", `'it''s "<b>" & ü\\1'`],
        ["escaped as in SQL, with backslashes", `'it\\'s "<b>" & ü\\\\1'`],
        ["percent-encoded, all of it", Buffer.from(odd).toString("hex").replace(/../g, "%$&")],
        ["in hexadecimal", Buffer.from(odd).toString("hex")],
        ["in hexadecimal, large", `0x${Buffer.from(odd).toString("hex").toUpperCase()}`],
        ["in the base64 of something longer", Buffer.from(`user:${odd}!`).toString("base64")],
        ["in the base64 of something one byte longer", Buffer.from(`:${odd}!`).toString("base64")],
        ["in the base64 of something with two bytes before", Buffer.from(`u:${odd}!`).toString("base64url")],
    ];
    for (const [name, text] of escaped) {
        it(`omits a text with a secret in it: ${name}`, () => {
            assert.match(printable(`the passkey ${text} is wrong`, [odd]), LEFT_OUT);
        });
    }

    it("omits a text that contains a secret once its control characters are removed", () => {
        assert.match(printable("two\u0000words", ["two words"]), LEFT_OUT);
    });

    const { bytes } = makePkcs12();
    const hex = bytes.toString("hex");
    const base64 = bytes.toString("base64");
    const pieces: [name: string, text: string][] = [
        ["the whole file in base64", base64],
        ["24 characters of base64", `got ${base64.slice(101, 125)}.`],
        ["24 characters of base64, other letters around", `gotX${base64.slice(102, 126)}Y.`],
        ["base64 of a part that begins anywhere", bytes.subarray(101, 140).toString("base64")],
        ["base64url", bytes.subarray(100, 140).toString("base64url")],
        ["PEM", `-----BEGIN PKCS12-----\n${base64.replace(/.{64}/g, "$&\n")}\n-----END PKCS12-----`],
        ["24 hexadecimal digits", `got ${hex.slice(200, 224)}.`],
        ["24 hexadecimal digits, half a byte first", `got ${hex.slice(201, 225)}.`],
        ["large hexadecimal digits", hex.slice(100, 160).toUpperCase()],
        ["hexadecimal digits with colons", hex.slice(100, 160).replace(/..(?!$)/g, "$&:")],
        ["hexadecimal digits with spaces", hex.slice(100, 160).replace(/..(?!$)/g, "$& ")],
    ];
    for (const [name, text] of pieces) {
        it(`omits a text that repeats the file: ${name}`, () => {
            assert.match(printable(text, [bytes]), LEFT_OUT);
        });
    }

    const harmless: [name: string, text: string][] = [
        ["an id", "certificate 3f2504e0-4f89-41d3-9a0c-0305e82c3301 exists"],
        ["a hash of something else", "d2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26"],
        ["a long word", "pneumonoultramicroscopicsilicovolcanoconiosis/antidisestablishmentarianism"],
        ["23 characters of its base64", base64.slice(101, 124)],
    ];
    for (const [name, text] of harmless) {
        it(`shows a text that does not repeat the file: ${name}`, () => {
            assert.equal(printable(text, [bytes]), text);
        });
    }

    it("searches a megabyte in a short time", () => {
        const started = cpuTimeMs();
        printable("&quot;\\u0041%41+".repeat(70_000), [odd, bytes]);
        printable("A".repeat(1024 * 1024), [odd, Buffer.alloc(5 * 1024 * 1024, 7)]);
        assert.ok(cpuTimeMs(started) < 2000);
    });

    it("accepts a secret with half a surrogate pair in it", () => {
        assert.equal(printable("fine", ["\ud800"]), "fine");
    });

    it("does not treat an empty passkey as a secret", () => {
        assert.equal(printable("fine", [""]), "fine");
    });
});
