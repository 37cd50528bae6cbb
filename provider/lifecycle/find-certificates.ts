/** Looks for certificates by the names that SignStation may have given to the file's. */
import { aliasCandidates } from "../core/alias";
import type { CertificateInputs } from "../core/certificate";
import { readServerTime, sameExpiry } from "../core/server-time";
import type { CertificateRecord, Certificates } from "../signstation";

/** The enumeration's largest span: a hundred years. */
const ALL_DAYS = 36_500;

/** All enabled certificates of one of these names. Throws `SignStationError`. */
export async function findByName(
    certificates: Certificates,
    inputs: CertificateInputs,
    fileName: string,
): Promise<CertificateRecord[]> {
    const names = aliasCandidates(inputs, fileName);
    const listed = await certificates.listExpiring(ALL_DAYS);
    return listed.filter(({ name }) => name !== undefined && names.includes(name));
}

/** Whether the server says that this certificate ends when the file's does. */
export function endsWithFile(inputs: CertificateInputs, record: CertificateRecord): boolean {
    return (
        inputs.notAfter !== undefined &&
        readServerTime(record.expiry) !== undefined &&
        sameExpiry(record.expiry, inputs.notAfter)
    );
}
