/** Hands each request at most one fault, in the order in which the faults were queued. */
import { checkFault } from "./check-fault";
import type { Fault, FaultEffect, PendingFault } from "./fault";

const WRITES = ["POST", "PUT", "DELETE"];

/** The faults of one emulator. */
export class FaultQueue {
    private entries: (Fault & { skipLeft: number; timesLeft: number })[] = [];

    /**
     * Queues a fault.
     *
     * @throws {RangeError} when a number in it is not a whole number in range.
     * @throws {TypeError} when a header in it could not be sent.
     */
    add(fault: Fault): void {
        checkFault(fault);
        const { skip = 0, times = 1 } = fault.match;
        this.entries.push({ ...fault, skipLeft: skip, timesLeft: times });
    }

    /** Removes and returns the effect for a request, if there is one. `path` has a single prefix and no query. */
    take(method: string, path: string): FaultEffect | undefined {
        for (const entry of this.entries.filter((fault) => matches(fault, method, path))) {
            if (entry.skipLeft > 0) {
                entry.skipLeft--;
                continue;
            }
            entry.timesLeft--;
            this.entries = this.entries.filter(({ timesLeft }) => timesLeft > 0);
            return entry.effect;
        }
        return undefined;
    }

    /** What has not been used up, in order. */
    pending(): PendingFault[] {
        return this.entries.map((entry) => ({ ...entry }));
    }

    /** Forgets all faults. */
    clear(): void {
        this.entries = [];
    }

    /** Throws when something has not been used up, and names it. */
    assertEmpty(): void {
        if (this.entries.length > 0) {
            throw new Error(`faults that no request has used up: ${this.entries.map(describe).join("; ")}`);
        }
    }
}

function matches({ match, effect }: Fault, method: string, path: string): boolean {
    if (match.method !== undefined && match.method.toUpperCase() !== method) {
        return false;
    }
    if (effect.kind === "stale" && !WRITES.includes(method)) {
        return false;
    }
    if (match.path === undefined) {
        return true;
    }
    // search() starts at the beginning also for an expression with the g or y flag, which test() would not.
    return typeof match.path === "string" ? path.startsWith(match.path) : path.search(match.path) >= 0;
}

/** Names a fault by what it matches and its kind: the rest of it may hold what a test wants to keep to itself. */
function describe({ match, effect, skipLeft, timesLeft }: PendingFault): string {
    const what = `${effect.kind} on ${match.method?.toUpperCase() ?? "any method"} ${String(match.path ?? "any path")}`;
    return `${what} (${timesLeft} of ${match.times ?? 1} left, ${skipLeft} to skip)`;
}
