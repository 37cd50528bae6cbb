/**
 * `make fuzz`: a million mutated PKCS#12 files. FUZZ_RUNS and FUZZ_SEED choose others. Prints the seed, the verdicts and the
 * slowest of them; fails when one takes more than a second of processor time, or when something does not hold.
 */
import fc from "fast-check";
import { cases, caseText, type Case } from "./cases";
import { judge } from "./judge";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 1_000_000);
const SEED = Number(process.env["FUZZ_SEED"] ?? Date.now() % 0x7fffffff);
const BATCH = 10_000;
const SLOWEST_ALLOWED = 1000;

const verdicts = new Map<string, number>();
let slowest = { milliseconds: 0, work: 0, text: "" };

function examine(one: Case): void {
    const before = process.cpuUsage();
    const { verdict, work } = judge(one);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (milliseconds > slowest.milliseconds) {
        slowest = { milliseconds, work, text: caseText(one) };
    }
}

function report(done: number): void {
    const counts = [...verdicts].sort(([, a], [, b]) => b - a).map(([verdict, count]) => `${verdict} ${count}`);
    const { milliseconds, work } = slowest;
    process.stdout.write(
        `${done} of ${RUNS}; slowest ${milliseconds.toFixed(0)} ms for ${work} units of work; ${counts.join(", ")}\n`,
    );
}

process.stdout.write(`seed ${SEED}, ${RUNS} runs\n`);
const arbitrary = cases();
for (let done = 0; done < RUNS; done += BATCH) {
    const numRuns = Math.min(BATCH, RUNS - done);
    const result = fc.check(fc.property(arbitrary, examine), { seed: SEED + done, numRuns, endOnFailure: true });
    report(done + numRuns);
    if (result.failed) {
        const [counterexample] = result.counterexample ?? [];
        process.stdout.write(
            `${String(result.errorInstance)}\n${counterexample === undefined ? "" : caseText(counterexample)}\n`,
        );
        process.exit(1);
    }
}
if (slowest.milliseconds > SLOWEST_ALLOWED) {
    process.stdout.write(`slower than ${SLOWEST_ALLOWED} ms: ${slowest.text}\n`);
    process.exit(1);
}
