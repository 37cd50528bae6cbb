/** No document has a dead link: each file and each heading in this repository that it links to exists. Sends no request. */
import assert from "node:assert/strict";
import { dirname, join, normalize } from "node:path";
import { projectFiles, readSource } from "../../support/source/sources";

const FILES = projectFiles();
const DOCUMENTS = FILES.filter((file) => file.endsWith(".md"));

/** `[text](target)` and `![text](target)`, `[label]: target`, and `src` or `href` of HTML. */
const LINKS = [/\]\(<?([^()\s>]+)>?(?:\s+"[^"]*")?\)/g, /^\[[^\]]+\]:\s*<?([^\s>]+)>?/gm, /\b(?:src|href)="([^"]+)"/g];

interface Link {
    readonly from: string;
    readonly target: string;
}

const links: readonly Link[] = DOCUMENTS.flatMap((from) => {
    const text = withoutCode(readSource(from));
    return LINKS.flatMap((pattern) =>
        Array.from(text.matchAll(pattern), (match) => ({ from, target: match[1] ?? "" })),
    );
});

describe("the links in the documents", () => {
    it("are found, and a dead link is recognised", () => {
        assert.ok(links.some(({ from, target }) => from === "README.md" && target === "docs/certificate.md"));
        for (const target of [
            "../docs",
            "../docs/",
            "../README.md",
            "../README.md#install",
            "https://example.com/#x",
        ]) {
            assert.ok(!isDead({ from: "tools/any.md", target }), target);
        }
        for (const target of ["README.md", "../no.md", "../README.md#no", "#no", "../docs#no", "../package.json#no"]) {
            assert.ok(isDead({ from: "tools/any.md", target }), target);
        }
        assert.deepEqual(
            [...anchorsOf("# A `b` & c-d\n## A b\n### Über [x](y.md)\n## A b\n")],
            ["a-b--c-d", "a-b", "über-x", "a-b-1"],
        );
    });

    for (const from of DOCUMENTS) {
        it(`of ${from} have existing targets`, () => {
            const own = links.filter((link) => link.from === from);
            assert.deepEqual(
                own.filter((link) => isDead(link)).map(({ target }) => target),
                [],
            );
        });
    }
});

function isDead({ from, target }: Link): boolean {
    if (/^[a-z][a-z+.-]*:/i.test(target)) {
        return !URL.canParse(target);
    }
    const [path = "", anchor] = decodeURI(target).split("#");
    const file = path === "" ? from : normalize(join(dirname(from), path)).replace(/\/$/, "");
    if (!FILES.includes(file)) {
        return anchor !== undefined || !FILES.some((other) => other.startsWith(`${file}/`));
    }
    return anchor !== undefined && !(file.endsWith(".md") && anchorsOf(readSource(file)).has(anchor));
}

/** The anchors that GitHub and npm give to a document's headings. */
function anchorsOf(text: string): Set<string> {
    const anchors = new Set<string>();
    for (const [, heading = ""] of withoutFences(text).matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
        const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
        const slug = shown
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\p{Pc}\s-]/gu, "")
            .replace(/\s/g, "-");
        let anchor = slug;
        for (let count = 1; anchors.has(anchor); count += 1) {
            anchor = `${slug}-${count}`;
        }
        anchors.add(anchor);
    }
    return anchors;
}

function withoutCode(text: string): string {
    return withoutFences(text).replace(/`[^`\n]*`/g, "");
}

function withoutFences(text: string): string {
    return text.replace(/^(```+|~~~+)[^]*?^\1/gm, "");
}
