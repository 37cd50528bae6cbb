/** The error of a call of the lifecycle that has to fail. */
import assert from "node:assert/strict";
import { LeegalityError } from "../../../provider/lifecycle/errors/leegality-error";

/** Fails where the work succeeds, or throws anything but a `LeegalityError`. */
export async function errorOf(work: Promise<unknown>): Promise<LeegalityError> {
    const error: unknown = await work.then(
        () => assert.fail("it succeeded"),
        (reason: unknown) => reason,
    );
    assert.ok(error instanceof LeegalityError, String(error));
    return error;
}
