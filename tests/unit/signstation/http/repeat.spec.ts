/** A try that never had its turn counts as any other. */
import assert from "node:assert/strict";
import { repeat } from "../../../../provider/signstation/http/repeat";
import { TransportError } from "../../../../provider/signstation/http/transport-error";

describe("a try that fails before its request has its turn", () => {
    it("is repeated as any other: no time counts yet", async () => {
        const results = [
            new TransportError("no", false, "there is no route"),
            new TransportError("no", true, "no more"),
        ];
        const sleeps: number[] = [];
        const last = await repeat(
            () => Promise.resolve(results.shift()!),
            { repeatable: true, maxRetries: 5, tell: () => "While testing: it failed" },
            {
                now: () => new Date("2026-06-15T12:00:00Z"),
                random: () => 0.5,
                notify: () => undefined,
                sleep: (ms) => {
                    sleeps.push(ms);
                    return Promise.resolve();
                },
            },
        );
        assert.ok(last instanceof TransportError);
        assert.equal(last.message, "no more");
        assert.equal(sleeps.length, 1);
    });
});
