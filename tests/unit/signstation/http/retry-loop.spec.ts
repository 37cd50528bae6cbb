/** withRetries: attempts whose turn in the queue comes too late, and where the total time starts. */
import assert from "node:assert/strict";
import { newAttempts, withRetries, type Attempt } from "../../../../provider/signstation/http/retry-loop";
import { createTimeBound, OutOfTimeError } from "../../../../provider/signstation/http/time-bound";

const FAILED: Attempt = {
    outcome: { kind: "failure", processed: "no", permanent: false },
    summary: "While testing: it failed",
};
const GOOD: Attempt = { outcome: undefined, summary: "" };

async function run(results: (Attempt | undefined)[], maxRetries = 5) {
    const sleeps: number[] = [];
    const notes: string[] = [];
    const now = () => new Date("2026-06-15T12:00:00Z");
    const effects = {
        now,
        random: () => 0.5,
        notify: (line: string) => notes.push(line),
        sleep: (ms: number) => {
            sleeps.push(ms);
            return Promise.resolve();
        },
    };
    const retrying = { repeatable: true, maxRetries, attempts: newAttempts(createTimeBound(now)) };
    const last = await withRetries(() => Promise.resolve(results.shift()), retrying, effects);
    return { last, sleeps, notes };
}

describe("withRetries", () => {
    it("starts the total time with the first turn: an earlier failure is retried", async () => {
        const { last, sleeps, notes } = await run([FAILED, GOOD]);
        assert.equal(last, GOOD);
        assert.deepEqual(sleeps, [250]);
        assert.deepEqual(notes, ["While testing: it failed; attempt 2 of 6 in 0.3 s."]);
    });

    it("returns the last attempt if the next turn comes too late", async () => {
        const { last, sleeps } = await run([FAILED, undefined]);
        assert.equal(last, FAILED);
        assert.equal(sleeps.length, 1);
    });

    it("fails if even the first turn comes too late", async () => {
        await assert.rejects(run([undefined]), OutOfTimeError);
    });
});
