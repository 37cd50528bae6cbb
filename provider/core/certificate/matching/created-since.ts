/** Whether a certificate was certainly created since an attempt to create one. */
import { readServerTime } from "../../server-time";

/** The attempt, by this machine's clock. */
export interface Attempt {
    readonly began: Date;
    /** When its result was looked for. */
    readonly ended: Date;
    /** Milliseconds that the server's clock is ahead of this one; undefined if the server does not report it. */
    readonly clockOffset: number | undefined;
}

/** Both the creation time and the clock by which it is judged come in whole seconds. */
const PRECISION_MS = 1000;
/** What a database's clock may be ahead of its server's. Less than the smallest difference between two time zones. */
const DATABASE_AHEAD_MS = 60_000;
/** A `Date` header further off than this is no clock to judge by, or this machine's is none. */
const LARGEST_CLOCK_OFFSET_MS = 24 * 60 * 60 * 1000;

/**
 * True only for an instant between the two ends of the attempt, on the server's own clock. A creation time without a zone, or a
 * day, may be up to 14 hours older than it looks, so it proves nothing. The later end is for servers that send their local
 * time as if it were UTC: east of Greenwich an old certificate would look new, and a new one lies in the future.
 */
export function createdSince(createdAt: string | number | undefined, attempt: Attempt): boolean {
    const { began, ended, clockOffset } = attempt;
    const created = readServerTime(createdAt);
    if (created?.precision !== "instant" || clockOffset === undefined) {
        return false;
    }
    const local = created.at.getTime() - clockOffset;
    return (
        Math.abs(clockOffset) <= LARGEST_CLOCK_OFFSET_MS &&
        local >= began.getTime() - PRECISION_MS &&
        local <= ended.getTime() + DATABASE_AHEAD_MS
    );
}
