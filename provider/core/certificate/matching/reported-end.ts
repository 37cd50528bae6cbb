/** Compares the end that SignStation reports for a certificate with another end: the file's, or one reported before. */
import { readServerTime } from "../../server-time";

/**
 * 38 hours: a day, since a server may keep the day of the end only, and 14 hours, since its times may be in any zone (the largest
 * UTC offset is 14 hours). A literal `Z` behind a local time, and a day sent as its first or last second, stay below it too. Two
 * renewals of a certificate end months apart. Two that end within 38 hours of each other cannot be distinguished by their end.
 */
const SPAN_MS = 38 * 60 * 60 * 1000;

type ReportedEnd = string | number | undefined;

/**
 * Whether the reported end is certainly not `end`: they are more than a day and 14 hours apart. An end that is absent, or that
 * cannot be read, contradicts nothing.
 */
export function contradictsEnd(expiry: ReportedEnd, end: ReportedEnd): boolean {
    const distance = distanceOf(expiry, end);
    return distance !== undefined && distance > SPAN_MS;
}

/**
 * Whether the reported end speaks for the certificate that ends at `end`: both can be read, and are at most a day and 14 hours
 * apart. Alone it proves nothing: the alias, being the only match, or the time of creation has to go with it.
 */
export function provesEnd(expiry: ReportedEnd, end: ReportedEnd): boolean {
    const distance = distanceOf(expiry, end);
    return distance !== undefined && distance <= SPAN_MS;
}

/** Whether SignStation reports the very second of `end`, as an instant. */
export function reportsEndExactly(expiry: ReportedEnd, end: string): boolean {
    const time = readServerTime(expiry);
    const wholeSeconds = (at: number) => Math.floor(at / 1000);
    return time?.precision === "instant" && wholeSeconds(time.at.getTime()) === wholeSeconds(Date.parse(end));
}

/** Milliseconds between the two, or undefined where one of them cannot be read. */
function distanceOf(one: ReportedEnd, other: ReportedEnd): number | undefined {
    const [first, second] = [readServerTime(one), readServerTime(other)];
    return first === undefined || second === undefined ? undefined : Math.abs(first.at.getTime() - second.at.getTime());
}
