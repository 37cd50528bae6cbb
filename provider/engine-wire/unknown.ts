/** The value of a property that a preview does not know yet, and maps of decoded properties. */
export { unknown, type Unknown } from "../core/unknown";

/** Properties by name, decoded. A value is JSON, an `Asset`, or `unknown`. */
export type Properties = Readonly<Record<string, unknown>>;
