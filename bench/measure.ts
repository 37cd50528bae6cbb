/** Times things, and says on what they were timed. */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";

/**
 * The median time of each, in milliseconds. They take turns, so that what else the machine does slows all of them alike: for
 * as many rounds as fit into `seconds`, at least three, after two that do not count.
 */
export function medians(works: readonly (() => void)[], seconds: number): number[] {
    const times = works.map((): number[] => []);
    const started = performance.now();
    for (let round = 0; round < 5 || performance.now() - started < seconds * 1000; round++) {
        for (const [index, work] of works.entries()) {
            const before = performance.now();
            work();
            if (round >= 2) {
                times[index]?.push(performance.now() - before);
            }
        }
    }
    return times.map(middle);
}

/** Runs a program in a new Node process, from its start to its end. Throws what it wrote to stderr when it fails. */
export function runInNode(program: string): void {
    const { status, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
    if (status !== 0) {
        throw new Error(stderr);
    }
}

export function machine(): string {
    const processors = cpus();
    const { node, openssl } = process.versions;
    return `${processors.length} x ${processors[0]?.model ?? "unknown"}, Node.js ${node} with OpenSSL ${openssl}`;
}

/** A table in Markdown: the first column to the left, all others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
    const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    const line = (row: readonly string[]) =>
        `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
    const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
    const [head, ...rest] = rows.map(line);
    return [head, rule, ...rest, ""].join("\n");
}

/** The median; of an even number of values the upper one of the middle. */
export function middle(values: readonly number[]): number {
    return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
