/** assertSecretFree: searches everything that can be printed of an error for secrets. */
import assert from "node:assert/strict";
import { inspect } from "node:util";

/** Every form in which somebody may print or log an error. */
function printedForms(error: unknown): string {
    const { message, stack } = error as Error;
    return [
        message,
        stack,
        String(error),
        inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity }),
        JSON.stringify(error),
        JSON.stringify(Object.getOwnPropertyDescriptors(error)),
    ].join("\n");
}

/** Fails when any printed form of the error holds one of the secrets, plain or as base64. */
export function assertSecretFree(error: unknown, secrets: readonly string[]): void {
    const printed = printedForms(error);
    for (const secret of secrets) {
        for (const form of [secret, Buffer.from(secret).toString("base64").replace(/=+$/, "")]) {
            const at = printed.indexOf(form);
            const around = printed.slice(Math.max(0, at - 60), at + form.length + 20);
            assert.ok(at < 0, `a secret is printed: ...${around}...`);
        }
    }
}
