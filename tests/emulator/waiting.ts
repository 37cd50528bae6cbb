/** Helpers that wait: for the error of a request without a response, and for a condition. */
import assert from "node:assert/strict";

/** The code of the error that a request ends with, or the error as text when it has none. */
export async function failure(reply: Promise<unknown>): Promise<string> {
    const error: unknown = await reply.then(
        () => assert.fail("a response came"),
        (reason: unknown) => reason,
    );
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}

/** Lets the event loop turn until something has happened. */
export async function until(happened: () => boolean): Promise<void> {
    while (!happened()) {
        await new Promise((resolve) => setImmediate(resolve));
    }
}
