/** Messages of the plugin that are too long for gRPC. */
import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import { shortened, toServiceError } from "../../../provider/plugin/grpc/errors";
import { LeegalityError } from "../../../provider/lifecycle/errors/leegality-error";

describe("a message of the plugin", () => {
    for (const { what, message, expected } of [
        { what: "of 4000 letters is complete", message: "x".repeat(4000), expected: "x".repeat(4000) },
        {
            what: "of more is cut in its middle",
            message: `${"a".repeat(2000)}b${"c".repeat(2000)}`,
            expected: `${"a".repeat(2000)} ... ${"c".repeat(2000)}`,
        },
        {
            what: "has no half of a character at the cut",
            message: `a${"\u{1f600}".repeat(3000)}c`,
            expected: `a${"\u{1f600}".repeat(999)}\ufffd ... \ufffd${"\u{1f600}".repeat(999)}c`,
        },
        { what: "has no half of a character that a program gave", message: "a\ud83db", expected: "a\ufffdb" },
    ]) {
        it(what, () => {
            assert.equal(shortened(message), expected);
            const { code, details = "" } = toServiceError(new LeegalityError("ERR_LEEGALITY_EXPIRED", message));
            assert.equal(code, grpc.status.UNKNOWN);
            assert.equal(decodeURI(encodeURI(details)), details, "as grpc-js sends it");
        });
    }
});
