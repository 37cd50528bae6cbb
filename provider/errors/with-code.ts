/** Puts the code of an error behind its text: the only place that knows the form. */

/** `text [code]`. */
export function withCode(text: string, code: string): string {
    return `${text} [${code}]`;
}
