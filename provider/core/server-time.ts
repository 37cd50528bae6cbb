/** Reads the times that SignStation sends, and compares an expiry with a certificate's notAfter. */

/** How precisely the server told a time. `zoneless`: a date and time without an offset, so any zone may be meant. */
export interface ServerTime {
    readonly at: Date;
    readonly precision: "instant" | "zoneless" | "day";
}

const DAY = 24 * 60 * 60 * 1000;
/** The largest UTC offset in use is 14 hours (Kiribati). */
const LARGEST_OFFSET = 14 * 60 * 60 * 1000;
const ISO = /^(\d{4,6}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads a time as the vendor's pages leave it open: ISO 8601, a date, or epoch milliseconds. Anything else: undefined. */
export function readServerTime(value: string | number | undefined): ServerTime | undefined {
    if (value === undefined) {
        return undefined;
    }
    const text = String(value).trim();
    if (/^-?\d{9,15}$/.test(text)) {
        return valid(Number(text), "instant");
    }
    const match = ISO.exec(text);
    if (match === null) {
        return undefined;
    }
    const [, day = "", time, zone] = match;
    if (time === undefined) {
        return valid(Date.parse(`${day}T00:00:00Z`), "day");
    }
    const offset = zone === undefined ? "Z" : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
    return valid(Date.parse(`${day}T${time}${offset}`), zone === undefined ? "zoneless" : "instant");
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

/** Whether the server's expiry can be the certificate's `notAfter`. A server that sends none does not contradict it. */
export function sameExpiry(expiry: string | number | undefined, notAfter: string): boolean {
    const server = readServerTime(expiry);
    if (server === undefined) {
        return true;
    }
    const file = Date.parse(notAfter);
    switch (server.precision) {
        case "instant":
            return Math.floor(server.at.getTime() / 1000) === Math.floor(file / 1000);
        case "zoneless":
            return Math.abs(server.at.getTime() - file) <= LARGEST_OFFSET;
        case "day":
            return file >= server.at.getTime() - LARGEST_OFFSET && file < server.at.getTime() + DAY + LARGEST_OFFSET;
    }
}

/**
 * Whether two of the server's expiries can be the same: the end told more precisely is held against the vaguer one. One that is
 * not told, or cannot be read, does not contradict the other.
 */
export function sameServerExpiry(before: string | number | undefined, after: string | number | undefined): boolean {
    const [then, now] = [readServerTime(before), readServerTime(after)];
    if (then === undefined || now === undefined) {
        return true;
    }
    return sameExpiry(before, toIsoSeconds(now.at)) || sameExpiry(after, toIsoSeconds(then.at));
}

/** ISO 8601 in UTC, whole seconds: `2027-01-02T03:04:05Z`. */
function toIsoSeconds(date: Date): string {
    return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

function valid(milliseconds: number, precision: ServerTime["precision"]): ServerTime | undefined {
    const at = new Date(milliseconds);
    return Number.isNaN(at.getTime()) ? undefined : { at, precision };
}
