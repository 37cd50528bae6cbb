/** What the documents list is what the code has. */
import assert from "node:assert/strict";
import { readSource } from "../support/sources";

const README = readSource("README.md");

describe("README", () => {
    it("lists every error code, and no other", () => {
        const code = /ERR_[A-Z0-9]+_[A-Z0-9_]+/g;
        const inCode = [
            "provider/lifecycle/leegality-error.ts",
            "provider/pkcs12/pkcs12-error.ts",
            "provider/signstation/signstation-error.ts",
        ].flatMap((file) => Array.from(readSource(file).matchAll(/\|\s+"(ERR_[A-Z0-9_]+)"/g), (match) => match[1]));
        const inReadme = Array.from(README.matchAll(code), (match) => match[0]);
        assert.ok(inCode.length > 20);
        assert.deepEqual([...new Set(inReadme)].sort(), [...new Set(inCode)].sort());
    });

    it("lists every argument and every output of Certificate, and no other", () => {
        const args = Array.from(
            readSource("sdk/certificate-args.ts").matchAll(/^ {4}readonly (\w+)\?:/gm),
            (match) => match[1],
        );
        const outputs = Array.from(
            readSource("sdk/certificate.ts").matchAll(/^ {4}declare readonly (\w+):/gm),
            (match) => match[1],
        );
        assert.deepEqual(firstCells("### Arguments"), args.sort());
        assert.deepEqual(firstCells("### Outputs"), ["id", ...outputs].sort());
    });

    it("lists every setting, and no other", () => {
        const settings = Array.from(
            readSource("provider/signstation/levels.ts").matchAll(/"(LEEGALITY_[A-Z_]+)"/g),
            (match) => match[1],
        );
        const named = Array.from(README.matchAll(/LEEGALITY_[A-Z_]+/g), (match) => match[0]).filter(
            (name) => name !== "LEEGALITY_",
        );
        assert.deepEqual(
            [...new Set(named)].filter((name) => !README.includes(`ERR_${name}`)).sort(),
            [...new Set(settings)].sort(),
        );
    });

    it("names make targets that exist", () => {
        const targets = new Set(Array.from(readSource("Makefile").matchAll(/^([a-z-]+):/gm), (match) => match[1]));
        for (const [, target] of README.matchAll(/\bmake (?:-s )?([a-z]+)\b/g)) {
            assert.ok(targets.has(target), `make ${target ?? ""}`);
        }
    });
});

/** The code words in the first cells of the table below a heading. */
function firstCells(heading: string): string[] {
    const section = README.split(`${heading}\n`)[1]?.split(/^#/m)[0] ?? "";
    return Array.from(section.matchAll(/^\| `(\w+)`/gm), (match) => match[1] ?? "").sort();
}
