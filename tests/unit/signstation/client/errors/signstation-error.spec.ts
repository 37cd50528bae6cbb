/** SignStationError: its cause, code and message, also in copies with other data. */
import assert from "node:assert/strict";
import { SignStationError } from "../../../../../provider/signstation";

const details = {
    code: "ERR_SIGNSTATION_NO_ANSWER",
    reason: "lost-response",
    operation: "reading certificate x",
    detail: "the connection broke",
    processed: "no",
    status: 500,
} as const;
const explain = () => "Run it again.";

describe("SignStationError", () => {
    it("keeps its cause in copies with another `processed` or other advice", () => {
        const cause = new Error("ECONNRESET");
        const error = new SignStationError({ ...details, cause }, explain);
        assert.equal(error.cause, cause);
        assert.equal(error.withProcessed("unknown").cause, cause);
        assert.equal(error.withAdvice("Wait.").cause, cause);
    });

    it("has no property cause without a cause", () => {
        assert.equal("cause" in new SignStationError(details, explain), false);
        assert.equal("cause" in new SignStationError({ ...details, cause: undefined }, explain), false);
    });

    it("has operation, detail, advice, and the code once at the end", () => {
        const message = "While reading certificate x: the connection broke. Run it again. [ERR_SIGNSTATION_NO_ANSWER]";
        const error = new SignStationError(details, explain);
        assert.equal(error.message, message);
        assert.equal(error.withProcessed("unknown").message, message);
        assert.deepEqual(
            [error.status, error.processed, error.withProcessed("unknown").processed],
            [500, "no", "unknown"],
        );
    });
});
