/** Every TypeScript example in the documents, in doc comments and in the schema compiles against the package. */
import assert from "node:assert/strict";
import { join } from "node:path";
import * as ts from "typescript";
import { schemaOf } from "../../provider/plugin/schema";
import { projectFiles, readSource, ROOT, sources } from "../support/source/sources";

/** Where an example stands, and its text. */
interface Example {
    readonly from: string;
    readonly text: string;
}

const fenced = /^```(?:ts|typescript)\n([^]*?)^```/gm;

function examples(): Example[] {
    const documents = projectFiles()
        .filter((file) => file.endsWith(".md"))
        .map((file) => ({ file, text: readSource(file) }));
    const comments = sources(["sdk"]).map((file) => ({ file, text: readSource(file).replace(/^ *\* ?/gm, "") }));
    const { resources, functions } = schemaOf("1.2.3") as Record<string, Record<string, { description: string }>>;
    const inSchema = Object.entries({ ...resources, ...functions }).map(([token, { description }]) => ({
        file: `the schema, ${token}`,
        text: description,
    }));
    return [...documents, ...comments, ...inSchema].flatMap(({ file, text }) =>
        Array.from(text.matchAll(fenced), (match, index) => ({ from: `${file} (${index + 1})`, text: match[1] ?? "" })),
    );
}

describe("the examples in the documents", function () {
    this.timeout(60_000);
    const found = examples();
    // In memory only, at a place from which packages are found. ES modules may wait at their top level.
    const byPath = new Map(found.map((example, index) => [join(ROOT, `example-${index}.mts`), example]));
    let program: ts.Program;

    before(() => {
        const { options } = ts.parseJsonConfigFileContent(
            ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
            ts.sys,
            ROOT,
        );
        const all: ts.CompilerOptions = {
            ...options,
            noEmit: true,
            noUnusedLocals: false,
            paths: {
                "pulumi-leegality": ["./sdk/index.ts"],
                "pulumi-leegality/native": ["./sdk/native/index.ts"],
            },
        };
        const host = ts.createCompilerHost(all);
        const onDisk = { ...host };
        host.readFile = (path) => byPath.get(path)?.text ?? onDisk.readFile(path);
        host.fileExists = (path) => byPath.has(path) || onDisk.fileExists(path);
        program = ts.createProgram([...byPath.keys()], all, host);
    });

    it("are found", () => {
        assert.ok(found.some(({ from }) => from.startsWith("README.md")));
        assert.ok(found.some(({ from }) => from.startsWith("sdk/certificate.ts")));
        assert.ok(found.some(({ from }) => from.startsWith("the schema, leegality:index:getCertificate ")));
    });

    for (const [path, { from, text }] of byPath) {
        it(`compile: ${from}`, () => {
            const file = program.getSourceFile(path);
            assert.ok(file, text);
            const problems = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
            assert.deepEqual(
                problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
                [],
            );
        });
    }
});
