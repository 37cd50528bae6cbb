/** Errors of the part of this package that runs in the program. */

/**
 * An error with a `code`, which also ends its message. `text` holds no secret.
 * @internal
 */
export function codedError(code: string, text: string): Error {
    return Object.assign(new Error(`${text} [${code}]`), { code });
}
