/**
 * `make bench`: N certificates through the real engine, beside the same number of no-op resources and of certificates of a
 * hand-written provider. `BENCH_N=1,100` and `BENCH_ROUNDS=1,1` make it shorter. Linux only: it looks into /proc.
 */
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { machine } from "../measure";
import { Report } from "./report";
import { run } from "./run";

void main();

async function main(): Promise<void> {
    const counts = numbers("BENCH_N", "1,100,300");
    const rounds = numbers("BENCH_ROUNDS", "3,3,1");
    const { results, stateBytes } = await run(counts.map((count, index) => ({ count, rounds: rounds[index] ?? 1 })));
    const report = new Report(results, stateBytes);
    const version = execFileSync("pulumi", ["version"], { encoding: "utf8" }).trim();
    const disturbance = (100 * report.disturbance(cpus().length)).toFixed(0);
    const parts = [
        `${machine()}, Pulumi ${version}, rounds ${rounds.slice(0, counts.length).join(", ")}; other processes had at most ${disturbance} % of the processors`,
        report.times(),
        report.processors(),
        report.slopes(),
        report.sizes(),
        report.goals(),
    ];
    process.stdout.write(`\n${parts.join("\n\n")}\n`);
}

function numbers(name: string, otherwise: string): readonly number[] {
    const values = (process.env[name] ?? otherwise).split(",").map(Number);
    if (!values.every((value) => Number.isInteger(value) && value > 0)) {
        throw new RangeError(`${name} has to be whole numbers, separated by commas`);
    }
    return values;
}
