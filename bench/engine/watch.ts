/** Which part of a run took how much processor time, and how much memory its provider needed. Linux only: it reads /proc. */
import { readFileSync } from "node:fs";
import { processesIn } from "../../tests/support/process/processes";

/** The engine with its language host; the program; the provider; the local SignStation. */
export const PARTS = ["engine", "program", "provider", "SignStation"] as const;
export type Part = (typeof PARTS)[number];

export interface Usage {
    /** Seconds of processor time by part. */
    readonly cpu: Readonly<Record<Part, number>>;
    /** The most memory that the provider's process had at one time (VmHWM), in MiB. */
    readonly providerMiB: number;
    /** Seconds of processor time that went elsewhere meanwhile: to other processes, the launcher's own start, other machines of the host. */
    readonly others: number;
}

const EVERY_MS = 50;
/** What /proc counts in, on every Linux that Node.js runs on. */
const TICKS_PER_SECOND = 100;

/**
 * Watches the processes of a stack's folder until it is stopped. What a process did between its last look and its end
 * counts as done by others.
 */
export function watch(folder: string, signStation: number): () => Usage {
    const seen = new Map<number, { readonly part: Part; readonly cpu: number; readonly peak: number }>();
    const look = () => {
        for (const { pid, command } of processesIn(folder)) {
            const part = partOf(command);
            const cpu = cpuOf(pid);
            if (part !== undefined && cpu !== undefined) {
                seen.set(pid, { part, cpu, peak: peakOf(pid) });
            }
        }
    };
    const before = { station: cpuOf(signStation) ?? 0, machine: machineCpu(), self: selfCpu() };
    const timer = setInterval(look, EVERY_MS);
    return () => {
        clearInterval(timer);
        const processes = [...seen.values()];
        const sum = (part: Part) => total(processes.filter((one) => one.part === part).map(({ cpu }) => cpu));
        const cpu = {
            engine: sum("engine"),
            program: sum("program"),
            provider: sum("provider"),
            SignStation: (cpuOf(signStation) ?? 0) - before.station,
        };
        const ours = total(Object.values(cpu)) + selfCpu() - before.self;
        const peaks = processes.filter(({ part }) => part === "provider").map(({ peak }) => peak);
        return { cpu, providerMiB: Math.max(0, ...peaks), others: machineCpu() - before.machine - ours };
    };
}

function partOf(command: string): Part | undefined {
    if (/^\S*pulumi(-language-nodejs)? /.test(command)) {
        return "engine";
    }
    // What stands before the path are Node's own options; `-e` is the launcher that looks for the provider's script.
    const script = /^\S*node (?:--\S+ )*(\S+)/.exec(command)?.[1] ?? "";
    return /cmd\/dynamic-provider|pulumi-resource-/.test(script)
        ? "provider"
        : script.includes("cmd/run")
          ? "program"
          : undefined;
}

function cpuOf(pid: number): number | undefined {
    // The name in the second field may hold blanks; the fields that count stand behind it.
    const fields = read(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ");
    return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function peakOf(pid: number): number {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1] ?? 0) / 1024;
}

/** All that the processors did, or that a hypervisor took from them, without idle and waiting time. */
function machineCpu(): number {
    const [user, nice, system, , , irq, softirq, steal] =
        (read("/proc/stat") ?? "").split("\n")[0]?.match(/\d+/g) ?? [];
    return total([user, nice, system, irq, softirq, steal].map(Number)) / TICKS_PER_SECOND;
}

function selfCpu(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
}

function read(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return undefined;
    }
}

function total(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0);
}
