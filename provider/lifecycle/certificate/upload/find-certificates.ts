/** Looks for certificates by the names that SignStation may have given to the file's. */
import type { CertificateInputs, CertificateRecord } from "../../../core/certificate/types";
import { MAX_DAYS } from "../../../core/days";
import { possibleAliases } from "../../../core/certificate/possible-aliases";
import { provesEnd } from "../../../core/certificate/reported-end";
import type { Certificates } from "../../../signstation";

/** All enabled certificates of one of these names. Throws `SignStationError`. */
export async function findByName(
    certificates: Certificates,
    inputs: CertificateInputs,
    fileName: string,
): Promise<CertificateRecord[]> {
    const names = possibleAliases(inputs, fileName);
    const listed = await certificates.listExpiring(MAX_DAYS);
    return listed.filter(({ name }) => name !== undefined && names.includes(name));
}

/** Whether the server says that this certificate ends when the file's does, within a day and 14 hours. */
export function endsWithFile(inputs: CertificateInputs, record: CertificateRecord): boolean {
    return provesEnd(record.expiry, inputs.notAfter);
}
