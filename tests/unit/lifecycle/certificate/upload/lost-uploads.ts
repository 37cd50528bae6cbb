/** Uploads whose response is lost, and the error of one whose outcome stays unknown. */
import assert from "node:assert/strict";
import { LeegalityError } from "../../../../../provider/lifecycle/errors/leegality-error";
import { signStationError, type FakePorts } from "../../fake-certificates";

export const lost = signStationError("NO_ANSWER", "unknown");
export const conflict = signStationError("CONFLICT", "no");

export function loseUploads(ports: FakePorts, ...acted: boolean[]): void {
    ports
        .certificates()
        .failures.push(...acted.map((each) => ({ method: "upload" as const, error: lost, acted: each })));
}

export async function assertUnknown(work: Promise<unknown>): Promise<void> {
    await assert.rejects(work, (error) => {
        assert.ok(error instanceof LeegalityError, String(error));
        assert.equal(error.code, "ERR_LEEGALITY_UNKNOWN_OUTCOME");
        assert.match(error.message, /may or may not have been processed.*"asha"/s);
        assert.equal(error.cause instanceof Error, true);
        return true;
    });
}
