/** Refuses a fault that could not do what it says, without repeating a value: a header may be a secret. */
import { validateHeaderName, validateHeaderValue } from "node:http";
import type { Fault, FaultEffect } from "./fault";

/** The longest that a timer can wait; a longer time would be over at once. */
const MAX_MS = 2 ** 31 - 1;

/**
 * Checks the numbers and the headers.
 *
 * @throws {RangeError} when a number in it is not a whole number in range.
 * @throws {TypeError} when a header in it could not be sent.
 */
export function checkFault({ match: { skip = 0, times = 1 }, effect }: Fault): void {
    requireWhole("match.skip", skip, 0);
    requireWhole("match.times", times, 1);
    checkEffect(effect);
}

function checkEffect(effect: FaultEffect): void {
    switch (effect.kind) {
        case "answer":
            requireWhole("effect.status", effect.status, 200, 599);
            requireHeaders({ ...effect.headers, "content-type": effect.contentType ?? "" });
            break;
        case "retry-after":
            requireTryLater(effect.status);
            requireWhole("effect.seconds", effect.seconds, 0, MAX_MS);
            break;
        case "delay":
            requireWhole("effect.ms", effect.ms, 0, MAX_MS);
            break;
        case "truncate":
            requireWhole("effect.bytes", effect.bytes, 0);
            break;
        case "slow-drip":
            requireWhole("effect.everyMs", effect.everyMs, 0, MAX_MS);
            requireWhole("effect.bytes", effect.bytes ?? 1, 1);
            break;
        case "stale":
            requireWhole("effect.reads", effect.reads, 1);
            break;
        case "drop":
        case "not-json":
        case "wrong-shape":
        case "expire-tokens":
            break;
    }
}

function requireTryLater(status: number): void {
    if (status !== 429 && status !== 503) {
        throw new RangeError("effect.status must be 429 or 503");
    }
}

function requireHeaders(headers: Readonly<Record<string, string>>): void {
    try {
        for (const [name, value] of Object.entries(headers)) {
            validateHeaderName(name);
            validateHeaderValue(name, value);
        }
    } catch {
        throw new TypeError("effect.headers and effect.contentType must be such as HTTP can send");
    }
}

function requireWhole(what: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
    if (!Number.isInteger(value) || value < least || value > most) {
        throw new RangeError(`${what} must be a whole number from ${least} to ${most}`);
    }
}
