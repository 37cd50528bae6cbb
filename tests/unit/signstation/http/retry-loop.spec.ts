/** What the loop does with attempts that never get their turn. */
import assert from "node:assert/strict";
import { newAttempts, withRetries, type Attempt } from "../../../../provider/signstation/http/retry-loop";
import { createTimeBound, OutOfTimeError } from "../../../../provider/signstation/http/time-bound";

const FAILED: Attempt = {
    outcome: { kind: "failure", processed: "no", permanent: false },
    said: "While testing: it failed",
};
const GOOD: Attempt = { outcome: undefined, said: "" };

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
    it("retries an attempt that failed before its request had its turn: no time counts yet", async () => {
        const { last, sleeps, notes } = await run([FAILED, GOOD]);
        assert.equal(last, GOOD);
        assert.deepEqual(sleeps, [250]);
        assert.deepEqual(notes, ["While testing: it failed; try 2 of 6 in 0.3 s."]);
    });

    it("gives the last attempt if the turn of the next one comes too late", async () => {
        const { last, sleeps } = await run([FAILED, undefined]);
        assert.equal(last, FAILED);
        assert.equal(sleeps.length, 1);
    });

    it("says so if not even the first attempt had time", async () => {
        await assert.rejects(run([undefined]), OutOfTimeError);
    });
});
