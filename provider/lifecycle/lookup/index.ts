/** The lookups of a program. */
import type { FoundCertificate } from "../../core/lookup/found-certificate";
import type { CertificateSummary } from "../../signstation";
import type { LookupPorts } from "../ports";
import { getCertificate } from "./get-certificate";
import { getCertificateSummary } from "./get-certificate-summary";
import { getExpiringCertificates } from "./get-expiring-certificates";

/** Every lookup throws `LeegalityError` and `SignStationError`; neither holds a secret of the configuration. */
export interface Lookups {
    getCertificate(args: { readonly id?: unknown; readonly name?: unknown }): Promise<FoundCertificate>;
    getExpiringCertificates(args: ReportArgs): Promise<FoundCertificate[]>;
    getCertificateSummary(args: ReportArgs): Promise<CertificateSummary>;
}

interface ReportArgs {
    readonly days?: unknown;
    readonly departmentId?: unknown;
}

export function createLookups(ports: LookupPorts): Lookups {
    return {
        getCertificate: (args) => getCertificate(ports, args),
        getExpiringCertificates: (args) => getExpiringCertificates(ports, args),
        getCertificateSummary: (args) => getCertificateSummary(ports, args),
    };
}
