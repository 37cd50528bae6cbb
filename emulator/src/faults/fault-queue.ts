/** Hands each request at most one fault, in the order in which the faults were queued. */
import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Fault, FaultEffect, FaultMatch, PendingFault } from "./fault";

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
        const { skip = 0, times = 1 } = fault.match;
        requireWhole("match.skip", skip, 0);
        requireWhole("match.times", times, 1);
        requireSoundEffect(fault.effect);
        this.entries.push({ ...fault, skipLeft: skip, timesLeft: times });
    }

    /** Takes the effect for a request, if there is one, and counts it. `path` has a single prefix and no query. */
    take(method: string, path: string): FaultEffect | undefined {
        for (const entry of this.entries.filter(({ match }) => matches(match, method, path))) {
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
}

function matches(match: FaultMatch, method: string, path: string): boolean {
    if (match.method !== undefined && match.method.toUpperCase() !== method) {
        return false;
    }
    if (match.path === undefined) {
        return true;
    }
    // search() starts at the beginning also for an expression with the g or y flag, which test() would not.
    return typeof match.path === "string" ? path.startsWith(match.path) : path.search(match.path) >= 0;
}

function requireSoundEffect(effect: FaultEffect): void {
    switch (effect.kind) {
        case "answer":
            requireWhole("effect.status", effect.status, 200, 599);
            requireHeaders({ ...effect.headers, "content-type": effect.contentType ?? "" });
            break;
        case "delay":
            requireWhole("effect.ms", effect.ms, 0);
            break;
        case "truncate":
            requireWhole("effect.bytes", effect.bytes, 0);
            break;
        case "drop":
            break;
    }
}

function requireHeaders(headers: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(headers)) {
        validateHeaderName(name);
        validateHeaderValue(name, value);
    }
}

function requireWhole(what: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
    if (!Number.isInteger(value) || value < least || value > most) {
        throw new RangeError(`${what} must be a whole number from ${least} to ${most}`);
    }
}
