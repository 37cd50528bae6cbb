/** Arguments that a program may leave out. */

/** The argument under its name, or nothing at all; null counts as left out. */
export function given(name: string, value: unknown): Record<string, unknown> {
    return value === undefined || value === null ? {} : { [name]: value };
}
