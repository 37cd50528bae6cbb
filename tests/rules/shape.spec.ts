/** The shape of the code: sizes, names, and what must not stand anywhere. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { projectFiles, readSource, sources } from "../support/source/sources";

const CODE = ["provider", "sdk", "emulator/src"];
/** What nobody installs. */
const BESIDE = ["tests", "examples", "bench"];
/** Program entries: their streams are their interface. */
const ENTRIES = new Set(["provider/cli/main.ts", "emulator/src/main.ts"]);

describe("every source file", () => {
    const files = sources([...CODE, ...BESIDE]);

    it("has at most 300 lines", () => {
        assert.deepEqual(
            files.filter((file) => readSource(file).split("\n").length > 301),
            [],
        );
    });

    it("has at most 150 lines in the plugin", () => {
        const plugin = files.filter((file) => file.startsWith("provider/plugin/"));
        assert.ok(plugin.length > 10);
        assert.deepEqual(
            plugin.filter((file) => readSource(file).split("\n").length > 151),
            [],
        );
    });

    it("has a kebab-case name", () => {
        assert.deepEqual(
            files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.spec)?\.ts$/.test(basename(file))),
            [],
        );
    });

    it("begins with a comment that says what it is", () => {
        assert.deepEqual(
            files.filter((file) => !/^(#!.*\n)?\/(\*\*|\/)/.test(readSource(file))),
            [],
        );
    });
});

/** The lookups, and two rooms that require a file of their own when it is first needed. */
const LATE = new Set([
    "sdk/lookups/lookup.ts",
    "provider/pkcs12/index.ts",
    "provider/signstation/http/lazy-transport.ts",
]);

/** Each rule: where it holds, what must not be found there. */
const ABSENT: readonly {
    readonly rule: string;
    readonly pattern: RegExp;
    readonly files: readonly string[];
    /** Whether comments may not have it either. */
    readonly inComments?: true;
}[] = [
    {
        rule: "nothing matches on message text",
        pattern: /\.message\s*(\.(includes|match|startsWith|endsWith)|===\s*["'`])|test\(\w*\.message/,
        files: sources(CODE),
    },
    {
        rule: "no console outside a program's entry",
        pattern: /\bconsole\./,
        files: sources(CODE).filter((file) => !ENTRIES.has(file)),
    },
    {
        rule: "undici stays in the transport",
        pattern: /from "undici"/,
        files: sources(CODE).filter((file) => !/\/(transport|watch-start)\.ts$/.test(file)),
    },
    {
        rule: "the rooms import each other where the table of imports sees it; only what is heavy is required, late",
        pattern: /\brequire\(["'`]\./,
        files: sources(CODE).filter((file) => !LATE.has(file)),
    },
    {
        rule: "core and the client know no front end: neither Pulumi nor the names of its settings (the package has its name)",
        pattern: /pulumi(?!-leegality)|leegality:/i,
        files: sources(["provider/core", "provider/signstation", "provider/errors"]),
    },
    {
        rule: "what the front ends share names none of them, nor what carries their calls, in comments too",
        pattern: /dynamic provider|\bplugin|grpc|\blauncher/i,
        files: sources(
            ["core", "lifecycle", "text", "errors", "model", "pkcs12", "signstation"].map((room) => `provider/${room}`),
        ),
        inComments: true,
    },
    { rule: "no any", pattern: /:\s*any\b|\bas any\b|<any>/, files: sources(CODE) },
    {
        rule: "no unfinished marks",
        pattern: new RegExp(["TO" + "DO", "FIX" + "ME", "X" + "XX", "\\.on" + "ly\\(", "\\.sk" + "ip\\("].join("|")),
        files: sources([...CODE, ...BESIDE]),
    },
    {
        rule: "no hook or test outside a describe: mocha runs such a hook around the tests of every file",
        pattern: /^(before|after|beforeEach|afterEach|it)\(/m,
        files: sources(["tests"]).filter((file) => file.endsWith(".spec.ts")),
    },
    {
        rule: "no class in what is serialised",
        pattern: /\bclass\b|#\w/,
        files: ["provider/dynamic/provider.ts", "provider/dynamic/department-provider.ts"],
    },
];

describe("the code", () => {
    for (const { rule, pattern, files, inComments } of ABSENT) {
        it(rule, () => {
            assert.ok(files.length > 0);
            assert.deepEqual(
                files.filter((file) => {
                    const text = readSource(file);
                    return pattern.test(inComments === true ? text : withoutComments(text));
                }),
                [],
            );
        });
    }

    it("names no package registry", () => {
        const hosts = new RegExp(
            [
                "registry\\.npm" + "js",
                "registry\\.yarn" + "pkg",
                "proxy\\.go" + "lang",
                "goproxy\\.",
                '"resol' + 'ved": "http',
            ].join("|"),
        );
        const named = projectFiles().filter(
            (file) => !/\.(p12|pfx|png|jks)$/.test(file) && hosts.test(readSource(file)),
        );
        assert.deepEqual(named, []);
    });
});

function withoutComments(text: string): string {
    return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
