/**
 * `make bench`: N certificates through the real engine, beside the same number of no-op resources and of certificates of a
 * hand-written provider. Linux only: it looks into /proc. Shorter: `BENCH_N=1,100`, `BENCH_ROUNDS=1,1` (one for each number) and
 * `BENCH_COLUMNS=plugin,no-op` (of {@link KINDS}).
 */
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { machine } from "../measure";
import { KINDS } from "./contestant";
import { goals } from "./report/goals";
import { plan } from "./plan";
import { Report } from "./report/report";
import { Results } from "./report/results";
import { run } from "./run";

void main();

async function main(): Promise<void> {
    if (process.platform !== "linux") {
        throw new Error("make bench can watch the engine on Linux only: it reads /proc");
    }
    const began = performance.now();
    const chosen = list("BENCH_COLUMNS", "");
    const plans = plan(numbers("BENCH_N", "1,100,300,1000"), numbers("BENCH_ROUNDS", ""), kindsOf(chosen));
    const measured = await run(plans);
    const results = new Results(measured.results);
    const report = new Report(results, measured.stateSizes, measured.starts);
    const version = execFileSync("pulumi", ["version"], { encoding: "utf8" }).trim();
    const usual = plans.filter(({ state }) => state === "at every step");
    const all = usual.map(({ count, rounds }) => `N = ${count} in ${rounds}`).join(", ");
    const minutes = ((performance.now() - began) / 60_000).toFixed(0);
    const parts = [
        `${machine()}, Pulumi ${version}; rounds: ${all}; ${minutes} minutes; ${report.disturbance(cpus().length)}`,
        goals(results, measured.stateSizes, measured.starts),
        report.times(),
        report.processors("at every step"),
        report.slopes(),
        report.timesWrittenOnce(),
        report.processors("once"),
        report.sizes(),
        report.startTimes(),
    ];
    process.stdout.write(`\n${parts.join("\n\n")}\n`);
}

function kindsOf(names: readonly string[]) {
    const unknown = names.filter((name) => !KINDS.some((kind) => kind === name));
    if (unknown.length > 0) {
        throw new RangeError(`BENCH_COLUMNS can name ${KINDS.join(", ")}; it names ${unknown.join(", ")}`);
    }
    return KINDS.filter((kind) => names.includes(kind));
}

function numbers(name: string, otherwise: string): readonly number[] {
    const values = list(name, otherwise).map(Number);
    if (!values.every((value) => Number.isInteger(value) && value > 0)) {
        throw new RangeError(`${name} has to be whole numbers, separated by commas`);
    }
    return values;
}

function list(name: string, otherwise: string): readonly string[] {
    const text = process.env[name] ?? otherwise;
    return text === "" ? [] : text.split(",").map((each) => each.trim());
}
