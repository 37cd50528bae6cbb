/** Reads the arrays in which Java servers send a local date or time. */

/** The largest hour, minute, second and nanosecond. */
const LARGEST = [23, 59, 59, 999_999_999];

/**
 * `[2027, 11, 28, 6, 41, 39]` as `2027-11-28T06:41:39`. Jackson writes a LocalDateTime so, without seconds if they are 0 and
 * with nanoseconds if they are not, and a LocalDate as `[2027, 11, 28]`. Undefined for anything else.
 */
export function localTime(value: unknown): string | undefined {
    if (!isTime(value)) {
        return undefined;
    }
    const [year = 0, month = 0, day = 0, hour, minute = 0, second = 0] = value;
    const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
    return hour === undefined ? date : `${date}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

function isTime(value: unknown): value is readonly number[] {
    if (!Array.isArray(value)) {
        return false;
    }
    const [year, month, day, ...rest] = value as readonly unknown[];
    return (
        // Never the hour alone.
        [0, 2, 3, 4].includes(rest.length) &&
        isFrom(1, year, 9999) &&
        isFrom(1, month, 12) &&
        isFrom(1, day, 31) &&
        LARGEST.slice(0, rest.length).every((most, index) => isFrom(0, rest[index], most))
    );
}

function isFrom(least: number, value: unknown, most: number): boolean {
    return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

function pad(count: number, length = 2): string {
    return String(count).padStart(length, "0");
}
