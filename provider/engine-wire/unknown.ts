/** The value of a property that a preview does not know yet. */

/** Stands in the place of an unknown value once the engine's encoding is decoded. */
export const unknown: unique symbol = Symbol("unknown at preview");

export type Unknown = typeof unknown;

/** Properties by name, decoded. A value is JSON, an `Asset`, or {@link unknown}. */
export type Properties = Readonly<Record<string, unknown>>;
