/** Writes a time in the form that a dialect names. */
import type { Dialect } from "../dialect-table";

type Zone = Dialect["zone"];

/** What a time may look like in JSON; a `RawNumber` keeps its digits. */
export type TimeValue = string | number | number[] | RawNumber | null;

/** What `JSON.rawJSON` makes. */
export type RawNumber = Readonly<{ rawJSON: string }>;

const DAY_MS = 86_400_000;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ZONE_NAMES: Readonly<Record<Zone, string>> = {
    "+05:30": "Asia/Kolkata",
    "+00:00": "UTC",
    "+14:00": "Pacific/Kiritimati",
    "-11:00": "Pacific/Pago_Pago",
};

/**
 * Writes a time; `undefined` where the form leaves the field out.
 *
 * @param iso ISO 8601 UTC in whole seconds.
 */
export function writeTime(form: Dialect["expiry"], iso: string, zone: Zone): TimeValue | undefined {
    const utc = new Date(iso);
    const offset = offsetOf(zone);
    // The UTC fields of this date are the fields of the clock on the server's wall.
    const wall = new Date(utc.getTime() + offset);
    const local = isoSeconds(wall).slice(0, -1);
    switch (form) {
        case "iso":
            return iso;
        case "iso-fraction":
            return utc.toISOString();
        case "offset":
            return local + zone;
        case "offset-compact":
            return local + zone.replace(":", "");
        case "zoneless":
            return local;
        case "blank":
            return local.replace("T", " ");
        case "local-z":
            return `${local}Z`;
        case "no-seconds":
            return `${iso.slice(0, 16)}Z`;
        case "date":
            return local.slice(0, 10);
        case "day-first":
            return isoSeconds(new Date(startOfDay(wall) - offset));
        case "day-last":
            return isoSeconds(new Date(startOfDay(wall) + DAY_MS - 1000 - offset));
        case "seconds":
            return utc.getTime() / 1000;
        case "seconds-fraction":
            return rawNumber(`${utc.getTime() / 1000}.000000000`);
        case "milliseconds":
            return utc.getTime();
        case "array":
            return dateParts(wall);
        case "day-month-year":
            return local.slice(0, 10).split("-").reverse().join("-");
        case "java-date":
            return javaDate(utc, iso);
        case "zone-name":
            return `${local}${zone === "+00:00" ? "Z" : zone}[${ZONE_NAMES[zone]}]`;
        case "null":
            return null;
        case "absent":
            return undefined;
    }
}

/** ISO 8601 UTC in whole seconds, such as 2027-01-02T03:04:05Z. */
export function isoSeconds(time: Date): string {
    return time.toISOString().replace(/\.\d+Z$/, "Z");
}

/** In milliseconds. */
function offsetOf(zone: Zone): number {
    const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
    return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function startOfDay(wall: Date): number {
    return Math.floor(wall.getTime() / DAY_MS) * DAY_MS;
}

/** Jackson leaves the seconds of a LocalDateTime out where they are 0. */
function dateParts(wall: Date): number[] {
    const parts = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()];
    const time = [wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds()];
    return [...parts, ...(time[2] === 0 ? time.slice(0, 2) : time)];
}

/** As `java.util.Date.toString()` in a server whose zone is UTC. */
function javaDate(utc: Date, iso: string): string {
    const [day, month] = [DAYS[utc.getUTCDay()], MONTHS[utc.getUTCMonth()]];
    return `${day} ${month} ${iso.slice(8, 10)} ${iso.slice(11, 19)} UTC ${iso.slice(0, 4)}`;
}

/** TypeScript's library does not know this function of Node.js 21 and later. */
function rawNumber(digits: string): RawNumber {
    return (JSON as unknown as { rawJSON: (text: string) => RawNumber }).rawJSON(digits);
}
