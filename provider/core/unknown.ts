/** The value of a property that a preview does not know yet. */

/** Stands in the place of an unknown value. Front ends decode the engine's encodings into it. */
export const unknown: unique symbol = Symbol("unknown at preview");

export type Unknown = typeof unknown;

/** Properties that a preview may not know yet. */
export type Known<T> = { readonly [K in keyof T]: T[K] | Unknown };

/** Whether a preview does not know the value yet. */
export function isUnknown(value: unknown): value is Unknown {
    return value === unknown;
}
