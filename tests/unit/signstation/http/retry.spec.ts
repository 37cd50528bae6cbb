/** retryDelay and parseRetryAfter: which requests are retried, after how long, and how Retry-After is read. */
import assert from "node:assert/strict";
import {
    DEFAULT_RETRY,
    parseRetryAfter,
    retryDelay,
    isNotProcessed,
    type AttemptOutcome,
} from "../../../../provider/signstation/http/retry";

const policy = { ...DEFAULT_RETRY, maxRetries: 5 };

const response = (status: number, retryAfterMs?: number): AttemptOutcome => ({
    kind: "response",
    status,
    retryAfterMs,
});
const failure = (processed: "no" | "unknown", permanent = false): AttemptOutcome => ({
    kind: "failure",
    processed: processed,
    permanent,
});

describe("retryDelay, which requests are retried", () => {
    const all = "every request";
    const idempotent = "an idempotent request";
    const rows: [name: string, outcome: AttemptOutcome, what: string][] = [
        ["408", response(408), all],
        ["429", response(429), all],
        ["503", response(503), all],
        ["500", response(500), idempotent],
        ["502", response(502), idempotent],
        ["504", response(504), idempotent],
        ["a failure to connect", failure("no"), all],
        ["a lost response", failure("unknown"), idempotent],
        ["a permanent failure to connect", failure("no", true), "no request"],
        ["an unforeseen error", failure("unknown", true), "no request"],
        ["a malformed response", { kind: "malformed", processed: "unknown" }, idempotent],
        ["a malformed response that says that it was not processed", { kind: "malformed", processed: "no" }, all],
        ...[301, 302, 400, 401, 403, 404, 409, 413, 422, 501].map((status): [string, AttemptOutcome, string] => [
            String(status),
            response(status),
            "no request",
        ]),
    ];
    for (const [name, outcome, what] of rows) {
        it(`retries after ${name}: ${what}`, () => {
            const retried = (repeatable: boolean) =>
                retryDelay(repeatable, outcome, { retries: 0, malformed: 0, elapsedMs: 0 }, policy, () => 0.5) !==
                undefined;
            assert.deepEqual([retried(true), retried(false)], [what !== "no request", what === all]);
        });

        if (outcome.kind === "response" && what !== "no request") {
            it(`a response of ${name} ${what === all ? "means that the request was not processed" : "does not say whether the request was processed"}`, () => {
                assert.equal(isNotProcessed(outcome.status), what === all);
            });
        }
    }

    for (const malformed of [1, 2, 3, 4]) {
        it(`${malformed > 2 ? "does not retry" : "retries"} after ${malformed} malformed response(s)`, () => {
            const outcome = { kind: "malformed", processed: "no" } as const;
            const delay = retryDelay(true, outcome, { retries: 0, malformed, elapsedMs: 0 }, policy, () => 0.5);
            assert.equal(delay !== undefined, malformed <= 2);
        });
    }

    const bounds: [retries: number, maxRetries: number, retried: boolean][] = [
        [0, 0, false],
        [0, 1, true],
        [1, 1, false],
        [4, 5, true],
        [5, 5, false],
        [6, 5, false],
    ];
    for (const [retries, maxRetries, retried] of bounds) {
        it(`${retried ? "retries" : "does not retry"} after ${retries} of ${maxRetries} retries`, () => {
            for (const outcome of [response(503), response(429, 1000), failure("no")]) {
                const delay = retryDelay(
                    true,
                    outcome,
                    { retries, malformed: 0, elapsedMs: 0 },
                    { ...policy, maxRetries },
                    () => 0.5,
                );
                assert.equal(delay !== undefined, retried);
            }
        });
    }
});

describe("retryDelay, the delay", () => {
    const rows: [name: string, outcome: AttemptOutcome, retries: number, random: number, delay: number][] = [
        ["the first wait, least", response(503), 0, 0, 0],
        ["the first wait, middle", response(503), 0, 0.5, 250],
        ["the first wait, almost most", response(503), 0, 0.999, 500],
        ["the second wait", response(503), 1, 0.5, 500],
        ["the third wait", failure("no"), 2, 0.5, 1000],
        ["the fifth wait", response(503), 4, 0.5, 4000],
        ["a wait at its bound", response(503), 10, 0.5, 15_000],
        ["a wait long after its bound", response(503), 99, 0.5, 15_000],
        ["Retry-After, to the millisecond", response(429, 2000), 0, 0.123, 2000],
        ["Retry-After of 0", response(429, 0), 3, 0.9, 0],
        ["Retry-After of an hour, bounded", response(503, 3_600_000), 0, 0.5, 30_000],
    ];
    for (const [name, outcome, retries, random, delay] of rows) {
        it(`${name}: ${delay} ms`, () => {
            const longer = { ...policy, maxRetries: 1000 };
            assert.equal(
                retryDelay(true, outcome, { retries, malformed: 0, elapsedMs: 0 }, longer, () => random),
                delay,
            );
        });
    }
});

describe("parseRetryAfter", () => {
    const now = new Date("2026-06-15T12:00:00Z");
    const rows: [header: string | undefined, milliseconds: number | undefined][] = [
        [undefined, undefined],
        ["", undefined],
        ["0", 0],
        ["2", 2000],
        [" 120 ", 120_000],
        ["Mon, 15 Jun 2026 12:00:30 GMT", 30_000],
        ["Mon, 15 Jun 2026 11:00:00 GMT", 0],
        ["-1", undefined],
        ["1.5", undefined],
        ["2 seconds", undefined],
        ["1e3", undefined],
        ["99999999999999999999", undefined],
        ["2026-06-15T12:00:30Z", undefined],
        ["Mon, 15 Jun 2026 12:00:30 +0530", undefined],
        ["Mon, 99 Jun 2026 12:00:30 GMT", undefined],
        ["tomorrow", undefined],
    ];
    for (const [header, milliseconds] of rows) {
        it(`${header === undefined ? "absent" : JSON.stringify(header)}: ${milliseconds ?? "no"} ms`, () => {
            assert.equal(parseRetryAfter(header, now), milliseconds);
        });
    }
});
