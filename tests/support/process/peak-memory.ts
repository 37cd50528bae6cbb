/** The most memory that a process of a run has held so far: Linux's VmHWM, which never falls. */
import { readFileSync } from "node:fs";
import { processesIn } from "./processes";

/** In MiB, of the largest process in this folder whose command matches; 0 if none runs, and where there is no /proc. */
export function peakMemoryMiB(folder: string, command: RegExp): number {
    const peaks = processesIn(folder)
        .filter((running) => command.test(running.command))
        .map(({ pid }) => peakOf(pid) / 1024);
    return Math.max(0, ...peaks);
}

/** In KiB; 0 for a process that has ended in the meantime. */
function peakOf(pid: number): number {
    try {
        return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
    } catch {
        return 0;
    }
}
