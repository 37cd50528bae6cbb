/** SignStation's counts of certificates (vendor page get-summary), read although the names of its fields are not known. */
import type { Client } from "../client/client";
import { expiryWindow } from "./expiry-window";
import { secretFinder } from "../client/redact";
import { isObject, readJson, unwrap } from "../wire/wire";

/** How many certificates SignStation has. */
export interface CertificateSummary {
    /** All certificates. */
    readonly total: number | undefined;
    /** Those that are enabled and have not expired. */
    readonly active: number | undefined;
    /** Those that expire within the days that were asked for. */
    readonly expiringSoon: number | undefined;
    /** Every count that SignStation told, under the name that it gave it. */
    readonly counts: Readonly<Record<string, number>>;
}

/**
 * Assumed: the vendor says which three counts there are, and not what their fields are called. These names can mean nothing
 * else; the first of each is the local SignStation's.
 */
const NAMES: Readonly<Record<Exclude<keyof CertificateSummary, "counts">, readonly string[]>> = {
    total: ["totalCertificates", "totalCount", "total"],
    active: ["activeCertificates", "activeCount", "active"],
    expiringSoon: [
        "expiringCertificates",
        "expiringSoonCertificates",
        "certificatesExpiringSoon",
        "expiringSoonCount",
        "expiringSoon",
        "expiringCount",
        "expiring",
    ],
};

/** `days` is 0 to 36500. Throws `SignStationError`. */
export async function fetchCertificateSummary(
    client: Client,
    days: number,
    departmentId: string | undefined,
): Promise<CertificateSummary> {
    return client.send({
        operation: "counting certificates",
        method: "GET",
        path: "/api/v1/certificates/summary",
        query: expiryWindow(days, departmentId),
        decode(response, { credentials }) {
            const summary = readSummary(unwrap(readJson(response)), credentials);
            return summary === undefined ? { malformed: "no counts of certificates" } : { value: summary };
        },
    });
}

/** Undefined where there is no count at all. A field that repeats a secret is left out. */
export function readSummary(data: unknown, secrets: readonly string[]): CertificateSummary | undefined {
    const finds = secretFinder(secrets);
    const entries = Object.entries(isObject(data) ? data : {}).filter(
        (entry): entry is [string, number] => isCount(entry[1]) && !finds(entry[0]),
    );
    const counts = Object.fromEntries(entries);
    return entries.length === 0
        ? undefined
        : {
              total: told(counts, NAMES.total),
              active: told(counts, NAMES.active),
              expiringSoon: told(counts, NAMES.expiringSoon),
              counts,
          };
}

/** Of two names that tell different numbers neither is believed. */
function told(counts: Readonly<Record<string, number>>, names: readonly string[]): number | undefined {
    const values = new Set(names.map((name) => counts[name]).filter((value) => value !== undefined));
    return values.size === 1 ? [...values][0] : undefined;
}

function isCount(value: unknown): value is number {
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
