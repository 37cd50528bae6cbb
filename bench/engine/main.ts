/**
 * `make bench`: N certificates through the real engine, beside the same number of no-op resources and of certificates of a
 * hand-written provider. `BENCH_N=1,100` and `BENCH_ROUNDS=1,1` make it shorter. Linux only: it looks into /proc.
 */
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { machine } from "../measure";
import { Report } from "./report";
import { run } from "./run";

const ROUNDS = 3;

void main();

async function main(): Promise<void> {
    if (process.platform !== "linux") {
        throw new Error("make bench can watch the engine on Linux only: it reads /proc");
    }
    const counts = numbers("BENCH_N", "1,100,300");
    const rounds = numbers("BENCH_ROUNDS", "");
    const usual = counts
        .map((count, index) => ({ count, state: "at every step" as const, rounds: rounds[index] ?? ROUNDS }))
        .toSorted((a, b) => a.count - b.count);
    const plans = [...usual, ...usual.slice(-1).map((largest) => ({ ...largest, state: "once" as const }))];
    const { results, stateSizes } = await run(plans);
    const report = new Report(results, stateSizes);
    const version = execFileSync("pulumi", ["version"], { encoding: "utf8" }).trim();
    const all = usual.map(({ count, rounds: times }) => `N = ${count} in ${times}`).join(", ");
    const parts = [
        `${machine()}, Pulumi ${version}; rounds: ${all}; ${report.disturbance(cpus().length)}`,
        report.times(),
        report.processors("at every step"),
        report.slopes(),
        report.timesWrittenOnce(),
        report.processors("once"),
        report.sizes(),
        report.goals(),
    ];
    process.stdout.write(`\n${parts.join("\n\n")}\n`);
}

function numbers(name: string, otherwise: string): readonly number[] {
    const text = process.env[name] ?? otherwise;
    const values = text === "" ? [] : text.split(",").map(Number);
    if (!values.every((value) => Number.isInteger(value) && value > 0)) {
        throw new RangeError(`${name} has to be whole numbers, separated by commas`);
    }
    return values;
}
