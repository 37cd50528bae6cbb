/** `make bench`: what a new provider process spends on loading this package's code, and on its first file. */
import { join } from "node:path";
import { processTime, table } from "./measure";

const RUNS = 15;
const runtime = JSON.stringify(join(__dirname, "../bin/provider/dynamic/runtime.js"));
const reader = JSON.stringify(join(__dirname, "../bin/provider/pkcs12"));
const fixture = JSON.stringify(join(__dirname, "../tests/fixtures/openssl-3-default--sesame.p12"));

const programs: readonly (readonly [what: string, program: string])[] = [
    ["loading the provider", `require(${runtime})`],
    [
        "loading it, and reading one file",
        `require(${runtime}); require(${reader}).readPkcs12(require("node:fs").readFileSync(${fixture}), "sesame")`,
    ],
];

const bare = processTime("", RUNS);
const rows = programs.map(([what, program]) => [what, (processTime(program, RUNS) - bare).toFixed(0)]);
process.stdout.write(`\n${table([["a new process, without Node's own start", "ms"], ...rows])}`);
