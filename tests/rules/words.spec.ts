/** The project's texts use the words of HTTP, PKCS#12 and Pulumi: none of those in this table. CONTRIBUTING has the glossary. */
import assert from "node:assert/strict";
import { projectFiles, readSource } from "../support/source/sources";

interface RetiredWord {
    /** How a failure names it. */
    readonly word: string;
    readonly pattern: RegExp;
    readonly say: string;
    /** What stays right: it is removed from a line before the pattern is tried. */
    readonly except?: RegExp;
    /** An example that is refused, and one that is not. */
    readonly refused: string;
    readonly accepted: string;
}

/** Each pattern is tried on a line as it is and with its identifiers split into words. */
const RETIRED: readonly RetiredWord[] = [
    {
        word: "spoilt",
        pattern: /\bspoil(?:t|s|ed|ing)?\b/i,
        say: "malformed",
        refused: "spoiltAnswers",
        accepted: "a malformed response",
    },
    {
        word: "patience, patient",
        pattern: /\bpatien(?:ce|t|tly)\b/i,
        say: "retry, wait",
        refused: "a patient client",
        accepted: "retries",
    },
    {
        word: "taken",
        pattern: /\b(?:un)?taken\b/i,
        say: "processed, owned, in use, adopted",
        except: /\btaken (?:from|out|away|off)\b/gi,
        refused: "mayBeTaken",
        accepted: "the clock that it is taken from",
    },
    {
        word: "tell",
        pattern: /\b(?:tells?|told|telling)\b/i,
        say: "report, say, show; tell apart is distinguish",
        refused: "as SignStation tells it",
        accepted: "as SignStation reports it",
    },
    {
        word: "of no use, useless",
        pattern: /\bof no use\b|\buseless\b/i,
        say: "malformed",
        refused: "a body of no use",
        accepted: "a malformed body",
    },
    {
        word: "whoever",
        pattern: /\bwhoever\b/i,
        say: "the person or program itself",
        refused: "Whoever signs",
        accepted: "programs that sign",
    },
    {
        word: "holder",
        pattern: /\bholders?\b/i,
        say: "owner",
        refused: "the holder of an id",
        accepted: "a placeholder",
    },
    {
        word: "give back",
        pattern: /\bg(?:ives?|ave|iven|iving) (?:\w+ )?back\b/i,
        say: "return, release",
        refused: "ids.giveBack(id)",
        accepted: "ids.release(id)",
    },
    {
        word: "own word",
        pattern: /\bown words?\b/i,
        say: "own message, own code",
        refused: "SignStation's own word",
        accepted: "SignStation's own code",
    },
    {
        word: "is another's",
        pattern: /\b(?:is|has|are) another's\b|\banothers\b/i,
        say: "is owned by another resource",
        refused: "ids.isAnothers(id)",
        accepted: "another resource owns it",
    },
    {
        word: "cannot be opened here",
        pattern: /\b(?:can(?:not| not)|could not) be opened (?:here|on this machine)\b/i,
        say: "is unsupported on this runtime, could not be verified locally",
        refused: "a file that cannot be opened here",
        accepted: "a file that is unsupported on this runtime",
    },
    {
        word: "answer (noun)",
        pattern: new RegExp(
            [
                String.raw`\b(?:an?|the|its|this|these|those|each|every|any|another|whose|no|of|lost|own|first|last|next|\w+'s) answers?\b`,
                String.raw`\bcalls? and answers?\b`,
                String.raw`\banswers? (?:is|are|was|were|has|have|had|whose|which)\b`,
                // As a part of an identifier, unless it is a verb there; and as one.
                String.raw`[a-z]Answers?(?![a-z])|\bAnswer[A-Z]|\banswer(?!In|With|As|To)[A-Z]|\banswers?(?:\??\.\w|\??: [A-Z]|\s*=|\)|\])`,
            ].join("|"),
        ),
        say: "response",
        // The fault of the local SignStation and its type are public; so are the names of rows in FIDELITY.md.
        except: /"answers?"|`answers?`|\bAnswer ?Effect\b|"[\w-]+-answers?"/g,
        refused: "its answer was lost",
        accepted:
            'the server answered 503; a proxy answers 200; kind: "answer"; ERR_SIGNSTATION_NO_ANSWER; answerWith()',
    },
    {
        word: "try (noun)",
        pattern:
            /\b(?:an?|each|every|one|first|last|next|another|other|further|second|third|per|its|whole) (?:try|tries)\b|\b(?:all|its|their|these|those|the|many|of|more|further) tries\b|\btry \$\{|\btries (?:after|so far|in)\b|\bTry[A-Z]|[a-z]Tr(?:y|ies)\b/,
        say: "attempt",
        refused: "the last try",
        accepted: "the last attempt; try { send(); }; a try block; retry; wasm.try(); it tries every reading",
        except: /\btry block\b/g,
    },
];

const NOTHING = /(?!)/g;

/** What others wrote or tools generate, public data, and this table. */
const NOT_OURS =
    /^(?:LICENSE|package-lock\.json|tests\/rules\/words\.spec\.ts|.*\.generated\.ts|.*\/go\.(?:mod|sum)|tests\/upgrade\/.*\.json|openapi\/.*)$/;
const TEXTS = /\.(?:ts|mts|cts|js|mjs|md|go|sh|html|css|java|py|yaml)$/;
const TOOLS = /^tools\//;

/** Every source and every document of the project. */
const FILES = projectFiles().filter((file) => (TEXTS.test(file) || TOOLS.test(file)) && !NOT_OURS.test(file));

describe("the words of the project", () => {
    for (const { word, pattern, except, say, refused, accepted } of RETIRED) {
        it(`"${word}": say ${say}`, () => {
            const refuses = (text: string) =>
                [text, wordsOf(text)].some((form) => pattern.test(withoutExceptions(form, except)));
            assert.ok(refuses(refused), refused);
            assert.ok(!refuses(accepted), accepted);
            const found = FILES.flatMap((file) =>
                [nameOf(file), ...readSource(file).split("\n")].flatMap((line, index) =>
                    refuses(line) ? [`${file}:${index === 0 ? "its name" : index}: ${line.trim()}`] : [],
                ),
            );
            assert.deepEqual(found, []);
        });
    }

    it("covers every room and every document", () => {
        for (const room of ["provider", "sdk", "emulator/src", "tests", "bench", "tools", "examples", "docs"]) {
            assert.ok(
                FILES.some((file) => file.startsWith(`${room}/`)),
                room,
            );
        }
        assert.deepEqual(
            projectFiles().filter((file) => file.endsWith(".md") && !FILES.includes(file)),
            [],
        );
    });
});

/** The path, in which a name is one identifier: `http/goodAnswer.ts`. */
function nameOf(file: string): string {
    return file.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `mayBeTaken` and `MAY_BE_TAKEN` as `may Be Taken` and `MAY BE TAKEN`. */
function wordsOf(text: string): string {
    return text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/(?<=\w)_(?=\w)/g, " ");
}

/** Error codes are public too. */
function withoutExceptions(text: string, except: RegExp = NOTHING): string {
    return text.replace(/\bERR[_ ][A-Z0-9_ ]+/g, "").replace(except, "");
}
