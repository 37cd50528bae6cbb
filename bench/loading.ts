/** `make bench`: what a new provider process spends on loading this package's code, and on its first file. */
import { join } from "node:path";
import { medians, runInNode, table } from "./measure";

const SECONDS = 10;
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

const nothing = "";
const [bare = NaN, ...times] = medians(
    [nothing, ...programs.map(([, program]) => program)].map((program) => () => {
        runInNode(program);
    }),
    SECONDS,
);
const rows = programs.map(([what], index) => [what, ((times[index] ?? NaN) - bare).toFixed(0)]);
process.stdout.write(`\n${table([["a new process, without Node's own start", "ms"], ...rows])}`);
