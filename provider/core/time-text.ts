/** Reads a time that was sent as text: ISO 8601, Java's own forms, and dates that begin with the day. */
import type { ServerTime } from "./server-time";

const TIME_OF_DAY = String.raw`(?<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)`;
/** `+05:30`, `GMT+05:30`, `Z`, `IST`, `Asia/Kolkata`; Java writes an offset with the zone's name behind it in brackets. */
const ZONE = String.raw`(?<zone>(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?|Z|(?!AM|PM)[A-Z]{2,5}|[A-Z]+(?:/[\w+-]+)+)(?:\[[\w+\-/:]{1,40}\])?`;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAME = `(?<name>${MONTHS.join("|")})`;

const form = (source: string) => new RegExp(`^${source}$`, "i");

/** `first` and `second`: day and month, whichever comes first. */
const FORMS: readonly RegExp[] = [
    // 2027-11-28, 2027-11-28T06:41:39.123+05:30[Asia/Kolkata], 2027-11-28 06:41 UTC
    form(String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ]${TIME_OF_DAY}(?:\s*${ZONE})?)?`),
    // 28-11-2027, 28/11/2027 06:41:39, 11/28/2027
    form(String.raw`(?<first>\d{1,2})([-/.])(?<second>\d{1,2})\2(?<year>\d{4})(?:[T ]${TIME_OF_DAY}(?:\s*${ZONE})?)?`),
    // Sun Nov 28 06:41:39 UTC 2027: Java's Date.toString
    form(String.raw`(?:[a-z]{3},? )?${MONTH_NAME} (?<day>\d{1,2}) ${TIME_OF_DAY}(?: ${ZONE})? (?<year>\d{4})`),
    // Sun, 28 Nov 2027 06:41:39 GMT (RFC 9110, 5.6.7), 28-Nov-2027
    form(
        String.raw`(?:[a-z]{3},? )?(?<day>\d{1,2})[ -]${MONTH_NAME}[ -](?<year>\d{4})(?: ${TIME_OF_DAY}(?:\s*${ZONE})?)?`,
    ),
];

/**
 * A date without a time of day is a `day`. A time with an offset, or in `Z`, `UTC` or `GMT`, is an instant; in another zone's
 * name, of which there are several for some, or in none, it is `zoneless`. A date that could begin with the day as well as with
 * the month (`02-01-2027`) is not read: one of the two has to be more than 12, or both have to be the same. Undefined for any
 * other text, and for a date that no calendar has.
 */
export function readTimeText(text: string): ServerTime | undefined {
    for (const pattern of FORMS) {
        const parts = pattern.exec(text)?.groups;
        if (parts !== undefined) {
            return toTime(parts);
        }
    }
    return undefined;
}

type Parts = Readonly<Record<string, string | undefined>>;

function toTime(parts: Parts): ServerTime | undefined {
    const { month, day } = monthAndDay(parts);
    const date = `${String(parts["year"])}-${pad(month)}-${pad(day)}`;
    const { time, zone } = parts;
    // Date.parse takes February 30 for March 2.
    if (!isOfCalendar(date)) {
        return undefined;
    }
    if (time === undefined) {
        return valid(Date.parse(`${date}T00:00:00Z`), "day");
    }
    const offset = offsetOf(zone);
    const clock = time.replace(",", ".").replace(/^\d:/, "0$&");
    return valid(Date.parse(`${date}T${clock}${offset ?? "Z"}`), offset === undefined ? "zoneless" : "instant");
}

/** Not a number where the text leaves open which of the two is which. */
function monthAndDay(parts: Parts): { month: number; day: number } {
    if (parts["first"] === undefined) {
        const { name, month, day } = parts;
        return { month: name === undefined ? Number(month) : MONTHS.indexOf(name.toLowerCase()) + 1, day: Number(day) };
    }
    const [first, second] = [Number(parts["first"]), Number(parts["second"])];
    if (first <= 12 && second <= 12 && first !== second) {
        return { month: NaN, day: NaN };
    }
    return first > 12 ? { month: second, day: first } : { month: first, day: second };
}

/** As Date.parse wants it; undefined if there is none, or a name that does not determine it. */
function offsetOf(zone: string | undefined): string | undefined {
    if (zone === undefined) {
        return undefined;
    }
    const [, hours, minutes = "00"] = /^(?:UTC|GMT)?([+-]\d{2}):?(\d{2})?$/i.exec(zone) ?? [];
    if (hours !== undefined) {
        return `${hours}:${minutes}`;
    }
    return /^(?:Z|UTC|GMT)$/i.test(zone) ? "Z" : undefined;
}

function isOfCalendar(date: string): boolean {
    const at = new Date(`${date}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function pad(count: number): string {
    return String(count).padStart(2, "0");
}

function valid(milliseconds: number, precision: ServerTime["precision"]): ServerTime | undefined {
    return Number.isNaN(milliseconds) ? undefined : { at: new Date(milliseconds), precision };
}
