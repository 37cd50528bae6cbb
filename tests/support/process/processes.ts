/** The processes of one stack's run: the engine, its language host, the program and the provider. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface RunningProcess {
    readonly pid: number;
    /** Program and arguments, joined by blanks. */
    readonly command: string;
}

/** Every process whose working directory is this folder or below it. It reads /proc, and finds none where there is no /proc. */
export function processesIn(folder: string): RunningProcess[] {
    return (existsSync("/proc") ? readdirSync("/proc") : [])
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => isIn(pid, folder))
        .map((pid) => ({ pid, command: commandOf(pid) }))
        .filter(({ command }) => command !== "");
}

/** Sends a signal to each; one that has ended in the meantime needs none. */
export function signalProcesses(processes: readonly RunningProcess[], signal: NodeJS.Signals): void {
    for (const { pid } of processes) {
        try {
            process.kill(pid, signal);
        } catch {
            continue;
        }
    }
}

function isIn(pid: number, folder: string): boolean {
    try {
        const place = readlinkSync(`/proc/${pid}/cwd`);
        return place === folder || place.startsWith(`${folder}/`);
    } catch {
        return false;
    }
}

function commandOf(pid: number): string {
    try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    } catch {
        return "";
    }
}
