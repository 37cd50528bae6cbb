/** The engine's word for a value that a preview cannot know yet. */

/** Stands in the place of an unknown value in every property map (Pulumi SDK, `runtime/rpc`, `unknownValue`). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value, or a part of it, is not known yet. */
export function isUnknown(value: unknown): boolean {
    if (typeof value === "object" && value !== null) {
        return Object.values(value).some(isUnknown);
    }
    return value === UNKNOWN;
}
