/** Where the end of a certificate stands, as seen from now: in words, and as a place on a timeline. Pure. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is farther away than these days stands at the outer end of its zone. */
const FARTHEST_PAST_DAYS = 365;
const FARTHEST_FUTURE_DAYS = 3650;

/**
 * @typedef {{ id: string, certificateName?: string, departmentName?: string, expiry?: string }} Certificate
 * @typedef {Certificate & { zone: "expired" | "soon" | "later" | "unknown", when: string, place: number }} Row
 * `place`: within the zone in percent, from the earliest (0) to the latest (100).
 */

/**
 * @param {readonly Certificate[]} certificates
 * @param {Date} now
 * @param {number} days how many days from now count as soon
 * @returns {Row[]} the one that ends first comes first; those whose end cannot be read come before all
 */
export function timeline(certificates, now, days) {
    return certificates
        .map((certificate) => ({ certificate, left: endOf(certificate) - now.getTime() }))
        .sort(
            (one, other) =>
                (Number.isNaN(one.left) ? -Infinity : one.left) - (Number.isNaN(other.left) ? -Infinity : other.left) ||
                0,
        )
        .map(({ certificate, left }) => ({ ...certificate, ...positionOf(left, days) }));
}

/** Whether somebody has to act: an end that cannot be read may be near. @param {Row} row */
export function needsAction({ zone }) {
    return zone !== "later";
}

/** Milliseconds since 1970, or NaN for what is no ISO 8601. A time without a zone counts as UTC. @param {Certificate} certificate */
function endOf({ expiry = "" }) {
    const [, day, time = ""] = /^(\d{4}-\d\d-\d\d)([T ].+)?$/.exec(expiry) ?? [];
    return Date.parse(`${day}${/^[T ][\d:.]+$/.test(time) ? `${time}Z` : time}`);
}

/** @param {number} left milliseconds @param {number} days */
function positionOf(left, days) {
    const daysLeft = left / DAY_MS;
    if (Number.isNaN(left)) {
        return { zone: "unknown", when: "SignStation reports no end that can be read", place: 0 };
    }
    if (left <= 0) {
        const past = share(Math.log1p(-daysLeft), Math.log1p(FARTHEST_PAST_DAYS));
        return { zone: "expired", when: `expired ${duration(-left)} ago`, place: 100 - past };
    }
    return daysLeft <= days
        ? { zone: "soon", when: `in ${duration(left)}`, place: share(daysLeft, days) }
        : { zone: "later", when: `in ${duration(left)}`, place: laterPlace(daysLeft, Math.max(1, days)) };
}

/** Distances shrink, so that years find room. @param {number} daysLeft @param {number} days */
function laterPlace(daysLeft, days) {
    return days >= FARTHEST_FUTURE_DAYS
        ? 100
        : share(Math.log(Math.max(1, daysLeft / days)), Math.log(FARTHEST_FUTURE_DAYS / days));
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
    return Math.round(1000 * Math.min(1, part / whole)) / 10;
}

/** @param {number} ms */
function duration(ms) {
    const [count, unit] = ms < DAY_MS ? [Math.floor(ms / HOUR_MS), "hour"] : [Math.floor(ms / DAY_MS), "day"];
    return count === 0 ? "less than an hour" : `${count} ${unit}${count === 1 ? "" : "s"}`;
}
