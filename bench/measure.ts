/** Times things, and says on what they were timed. */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";

/** Milliseconds: the median of as many runs as fit into `seconds`, at least `least`, after two that do not count. */
export function median(work: () => void, { seconds = 0.7, least = 3 } = {}): number {
    work();
    work();
    const times: number[] = [];
    const started = performance.now();
    while (times.length < least || performance.now() - started < seconds * 1000) {
        const before = performance.now();
        work();
        times.push(performance.now() - before);
    }
    return middle(times);
}

/** Milliseconds that a new Node process takes from its start to its end: the median. */
export function processTime(program: string, runs: number): number {
    const times = Array.from({ length: runs }, () => {
        const before = performance.now();
        const { status, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8" });
        if (status !== 0) {
            throw new Error(stderr);
        }
        return performance.now() - before;
    });
    return middle(times);
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

function middle(values: readonly number[]): number {
    return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
