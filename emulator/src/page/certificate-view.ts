/** A certificate as the page shows it: where its expiry stands as seen from now, in words and as a place. */
import { SOON_DAYS } from "../routes/certificate-reports";
import type { CertificateFacts } from "../store/certificate-store";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What lies farther away than these days stands at the outer end of its zone. */
const FARTHEST_PAST_DAYS = 365;
const FARTHEST_FUTURE_DAYS = 3650;

/** The part of the timeline that an expiry is in. */
export type Zone = "expired" | "soon" | "later";

/** What the page gets of one certificate: nothing of its file, its passkey or their hashes. */
export interface CertificateView {
    readonly id: string;
    readonly name: string;
    /** Absent for a certificate without a department. */
    readonly departmentName?: string;
    readonly certificateType: string;
    /** ISO 8601 UTC in whole seconds. */
    readonly expiry: string;
    /** Such as `in 12 days`, in whole days or hours, rounded down. */
    readonly when: string;
    readonly zone: Zone;
    /** Place within the zone in percent, from the earliest (0) to the latest (100). */
    readonly place: number;
    /** `disabled` takes precedence; `zone` has the position on the timeline. */
    readonly status: "Active" | "Disabled" | "Expired" | "Expires soon";
}

/** Gives the view of a certificate at a time. */
export function certificateView(certificate: CertificateFacts, now: Date): CertificateView {
    const { id, alias, expiry, departmentName } = certificate;
    const left = Date.parse(certificate.expiry) - now.getTime();
    const zone = left <= 0 ? "expired" : left <= SOON_DAYS * DAY_MS ? "soon" : "later";
    return {
        id,
        name: alias,
        certificateType: "PKCS12_PFX",
        expiry,
        ...(departmentName === undefined ? {} : { departmentName }),
        when: left <= 0 ? `expired ${duration(-left)} ago` : `in ${duration(left)}`,
        zone,
        place: Math.round(placeIn(zone, left / DAY_MS) * 10) / 10,
        status: certificate.enabled ? STATUS[zone] : "Disabled",
    };
}

const STATUS = { expired: "Expired", soon: "Expires soon", later: "Active" } as const;

/** Inside the 30 days each day is as wide as the other; outside, distances shrink, so that years find room. */
function placeIn(zone: Zone, daysLeft: number): number {
    switch (zone) {
        case "expired":
            return 100 - share(Math.log1p(-daysLeft), Math.log1p(FARTHEST_PAST_DAYS));
        case "soon":
            return share(daysLeft, SOON_DAYS);
        case "later":
            return share(Math.log(daysLeft / SOON_DAYS), Math.log(FARTHEST_FUTURE_DAYS / SOON_DAYS));
    }
}

function share(part: number, whole: number): number {
    return 100 * Math.min(1, part / whole);
}

function duration(ms: number): string {
    const [count, unit] = ms < DAY_MS ? [Math.floor(ms / HOUR_MS), "hour"] : [Math.floor(ms / DAY_MS), "day"];
    return count === 0 ? "less than an hour" : `${count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;
}
