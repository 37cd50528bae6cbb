/** The YAML, Python and Go programs in the documents and in the schema can be parsed, and their names are those of the schema. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { parse } from "yaml";
import { leaveOut } from "../../support/left-out";
import { GO, PYTHON, unknownNames } from "./named-calls";
import { programBlocks, type ProgramBlock } from "./program-blocks";
import { unknownYamlNames } from "./yaml-names";

const FEWEST = 6;
/** The status of a launcher, as pyenv's, that finds no program to launch. */
const NOT_FOUND = 127;
const PARSE_PYTHON = "import ast, json, sys\nfor name, text in json.load(sys.stdin): ast.parse(text, name)";

describe("the YAML programs in the documents", () => {
    const found = programBlocks("yaml");

    it("are found, and a wrong name in one is", () => {
        assert.ok(found.length >= FEWEST);
        const resource = "{type: leegality:Certificate, properties: {certificatefile: a.p12, passkey: b}}";
        const invoke = "{fn::invoke: {function: leegality:getCertificate, arguments: {alias: c}, return: expires}}";
        const text = `{resources: {a: ${resource}}, variables: {b: ${invoke}}, outputs: {c: "\${a.expires}", d: "\${a.id}"}}`;
        assert.deepEqual(unknownYamlNames(parse(text)), [
            "Certificate certificatefile",
            "getCertificate alias",
            "getCertificate expires",
            "Certificate expires",
        ]);
        assert.deepEqual(unknownYamlNames({ resources: { a: { type: "leegality:Cert" } } }), ["Cert"]);
    });

    for (const { from, text } of found) {
        it(`have the names of the schema: ${from}`, () => {
            assert.deepEqual(unknownYamlNames(parse(text)), []);
        });
    }
});

for (const { language, names, parser, stdins, wrong, problems } of [
    {
        language: "python",
        names: PYTHON,
        parser: ["python3", "-c", PARSE_PYTHON],
        // One process, because Python starts slowly.
        stdins: (blocks: readonly ProgramBlock[]) => [JSON.stringify(blocks.map(({ from, text }) => [from, text]))],
        wrong: 'a = leegality.Certificate(\n    "a", certificateFile="a.p12", opts=f(x=1))\na.expires\nleegality.get_cert(name="b")',
        problems: ["get_cert", "Certificate certificateFile", "get_cert name", "Certificate expires"],
    },
    {
        language: "go",
        names: GO,
        parser: ["gofmt", "-e"],
        stdins: (blocks: readonly ProgramBlock[]) => blocks.map(({ text }) => text),
        wrong: 'a, err := leegality.NewCertificate(ctx, "a", &leegality.CertificateArgs{\n    File: f(T{X: 1}),\n})\na.Expires',
        problems: ["Certificate File", "Certificate Expires"],
    },
]) {
    describe(`the ${language} programs in the documents`, () => {
        const found = programBlocks(language);

        it("are found, and a wrong name in one is", () => {
            assert.ok(found.length >= FEWEST);
            assert.deepEqual(unknownNames(wrong, names), problems);
        });

        for (const { from, text } of found) {
            it(`have the names of the schema: ${from}`, () => {
                assert.match(text, /leegality\./);
                assert.deepEqual(unknownNames(text, names), []);
            });
        }

        it(`are parsed by ${parser[0]}`, function () {
            this.timeout(60_000);
            const [program = "", ...args] = parser;
            for (const input of stdins(found)) {
                const { error, status, stderr } = spawnSync(program, args, { input, encoding: "utf8" });
                if (error !== undefined || status === NOT_FOUND) {
                    leaveOut(this, `${program} cannot be started: ${error?.message ?? stderr.trim()}`);
                }
                assert.equal(status, 0, `${stderr}\n${input}`);
            }
        });
    });
}
