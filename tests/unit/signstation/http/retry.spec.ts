/** What is sent again, after how long, and what the server's own wish counts for. */
import assert from "node:assert/strict";
import {
    DEFAULT_RETRY,
    parseRetryAfter,
    retryDelay,
    isNotProcessed,
    type TryOutcome,
} from "../../../../provider/signstation/http/retry";

const policy = { ...DEFAULT_RETRY, maxRetries: 5 };

const answer = (status: number, retryAfterMs?: number): TryOutcome => ({ kind: "answer", status, retryAfterMs });
const failure = (processed: "no" | "unknown", permanent = false): TryOutcome => ({
    kind: "failure",
    processed: processed,
    permanent,
});

describe("retryDelay, what is sent again", () => {
    const all = "whatever it is";
    const idempotent = "what is repeatable";
    const rows: [name: string, outcome: TryOutcome, what: string][] = [
        ["408", answer(408), all],
        ["429", answer(429), all],
        ["503", answer(503), all],
        ["500", answer(500), idempotent],
        ["502", answer(502), idempotent],
        ["504", answer(504), idempotent],
        ["no connection", failure("no"), all],
        ["a lost answer", failure("unknown"), idempotent],
        ["no connection, for good", failure("no", true), "nothing"],
        ["a fault of the program", failure("unknown", true), "nothing"],
        ["a malformed response", { kind: "malformed", processed: "unknown" }, idempotent],
        ["a malformed response that says that it was not processed", { kind: "malformed", processed: "no" }, all],
        ...[301, 302, 400, 401, 403, 404, 409, 413, 422, 501].map((status): [string, TryOutcome, string] => [
            String(status),
            answer(status),
            "nothing",
        ]),
    ];
    for (const [name, outcome, what] of rows) {
        it(`${name}: ${what}`, () => {
            const again = (repeatable: boolean) =>
                retryDelay(repeatable, outcome, { retries: 0, malformed: 0, elapsedMs: 0 }, policy, () => 0.5) !==
                undefined;
            assert.deepEqual([again(true), again(false)], [what !== "nothing", what === all]);
        });

        if (outcome.kind === "answer" && what !== "nothing") {
            it(`${name} ${what === all ? "says that it was not processed" : "does not say whether it was processed"}`, () => {
                assert.equal(isNotProcessed(outcome.status), what === all);
            });
        }
    }

    for (const malformed of [1, 2, 3, 4]) {
        it(`after ${malformed} malformed responses: ${malformed > 2 ? "nothing" : "again"}`, () => {
            const outcome = { kind: "malformed", processed: "no" } as const;
            const delay = retryDelay(true, outcome, { retries: 0, malformed, elapsedMs: 0 }, policy, () => 0.5);
            assert.equal(delay !== undefined, malformed <= 2);
        });
    }

    const bounds: [retries: number, maxRetries: number, again: boolean][] = [
        [0, 0, false],
        [0, 1, true],
        [1, 1, false],
        [4, 5, true],
        [5, 5, false],
        [6, 5, false],
    ];
    for (const [retries, maxRetries, again] of bounds) {
        it(`after ${retries} of ${maxRetries} retries: ${again ? "again" : "no more"}`, () => {
            for (const outcome of [answer(503), answer(429, 1000), failure("no")]) {
                const delay = retryDelay(
                    true,
                    outcome,
                    { retries, malformed: 0, elapsedMs: 0 },
                    { ...policy, maxRetries },
                    () => 0.5,
                );
                assert.equal(delay !== undefined, again);
            }
        });
    }
});

describe("retryDelay, how long", () => {
    const rows: [name: string, outcome: TryOutcome, retries: number, random: number, delay: number][] = [
        ["the first wait, least", answer(503), 0, 0, 0],
        ["the first wait, middle", answer(503), 0, 0.5, 250],
        ["the first wait, almost most", answer(503), 0, 0.999, 500],
        ["the second wait", answer(503), 1, 0.5, 500],
        ["the third wait", failure("no"), 2, 0.5, 1000],
        ["the fifth wait", answer(503), 4, 0.5, 4000],
        ["a wait at its bound", answer(503), 10, 0.5, 15_000],
        ["a wait long after its bound", answer(503), 99, 0.5, 15_000],
        ["the server's wish, to the millisecond", answer(429, 2000), 0, 0.123, 2000],
        ["the server's wish of no wait", answer(429, 0), 3, 0.9, 0],
        ["the server's wish for an hour, bounded", answer(503, 3_600_000), 0, 0.5, 30_000],
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
