/** Makes texts from a file well-formed: the engine accepts no others as inputs and outputs. */

/** The same record; half a surrogate pair in a text (a friendlyName is UTF-16 in the file) becomes U+FFFD. */
export function wellFormed<T extends object>(record: T): T {
    const entries = Object.entries(record).map(([name, value]: [string, unknown]) => [
        name,
        typeof value === "string" ? value.toWellFormed() : value,
    ]);
    return Object.fromEntries(entries) as T;
}
