/** Finds certificates by the aliases that SignStation may have given to the file's. */
import type { CheckedCertificate } from "../../../core/certificate/types";
import type { CertificateRecord } from "../../../model/certificate-record";
import { MAX_DAYS } from "../../../core/days";
import { foldCase, possibleAliases } from "../../../core/certificate/matching/possible-aliases";
import { provesEnd } from "../../../core/certificate/matching/reported-end";
import type { Certificates } from "../../../signstation";
import type { Listing } from "../../run/list-reach";

const DAY_MS = 24 * 60 * 60 * 1000;
/** How much later than the file's certificate SignStation may say that it ends. */
const LATEST_END_MS = DAY_MS + 14 * 60 * 60 * 1000;

/** The enabled certificates among these that have one of the file's aliases, in whatever case. */
export function withAliasOf(
    inputs: CheckedCertificate,
    fileName: string,
    records: readonly CertificateRecord[],
): CertificateRecord[] {
    const aliases = new Set(possibleAliases(inputs, fileName).map(foldCase));
    return records.filter(({ name }) => name !== undefined && aliases.has(foldCase(name)));
}

/** The shortest list that holds a certificate which ends at `notAfter`. Throws `SignStationError`. */
export async function listUntil(
    certificates: Pick<Certificates, "listExpiring">,
    notAfter: string,
    now: Date,
): Promise<Listing> {
    const days = daysUntil(notAfter, now);
    return { records: await certificates.listExpiring(days), days };
}

/** Days that a list has to reach ahead to hold a certificate which ends at `notAfter`. */
export function daysUntil(notAfter: string, now: Date): number {
    const days = Math.ceil((Date.parse(notAfter) + LATEST_END_MS - now.getTime()) / DAY_MS);
    return Math.min(MAX_DAYS, Math.max(1, days));
}

/** Whether the server says that this certificate ends when the file's does, within a day and 14 hours. */
export function endsWithFile(inputs: CheckedCertificate, record: CertificateRecord): boolean {
    return provesEnd(record.expiry, inputs.notAfter);
}
