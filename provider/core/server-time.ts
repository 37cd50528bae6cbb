/** Reads the times that SignStation sends, and writes them as the state keeps them. */
import { readTimeText } from "./time-text";

/** How precise a time is. `zoneless`: a date and a time of day without an offset, so any zone may be meant. */
export interface ServerTime {
    readonly at: Date;
    readonly precision: "instant" | "zoneless" | "day";
}

/** A number as text; Jackson writes an Instant with nine digits behind the point. */
const NUMBER = /^-?\d{9,15}(?:\.\d+)?$/;

/**
 * The last second of the year 9999, which RFC 5280 (4.1.2.5) gives to a certificate without an end. A number up to it counts
 * seconds: as milliseconds it would be before 1978.
 */
const LAST_SECOND = 253_402_300_799;

/**
 * Reads a time in any form that the vendor's pages leave open: epoch seconds or milliseconds, as a number or as text, and the
 * texts of {@link readTimeText}. Undefined for anything else.
 */
export function readServerTime(value: string | number | undefined): ServerTime | undefined {
    const text = String(value ?? "").trim();
    if (!NUMBER.test(text)) {
        return readTimeText(text);
    }
    const count = Number(text);
    const at = new Date(Math.abs(count) <= LAST_SECOND ? count * 1000 : count);
    return { at, precision: "instant" };
}

/** The time as state keeps it: an instant as ISO 8601 UTC in whole seconds, anything less certain as it was sent. */
export function normaliseServerTime(value: string | number | undefined): string | undefined {
    const time = readServerTime(value);
    if (time?.precision === "instant") {
        return toIsoSeconds(time.at);
    }
    return value === undefined ? undefined : String(value);
}

/** The time as ISO 8601 in UTC, whole seconds, as if one without a zone were in UTC; what is no time as it is. */
export function asNotAfter(expiry: string | undefined): string | undefined {
    const time = readServerTime(expiry);
    return time === undefined ? expiry : toIsoSeconds(time.at);
}

/** ISO 8601 in UTC, whole seconds: `2027-01-02T03:04:05Z`. */
function toIsoSeconds(date: Date): string {
    return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
