/** Spans of days, as arguments give them. */

/** A hundred years: more is a mistake of unit. The enumeration of all certificates asks for as much. */
export const MAX_DAYS = 36_500;

/** Whether it is a whole number from 0 to {@link MAX_DAYS}. */
export function isWholeDays(value: unknown): value is number {
    return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_DAYS;
}
