/** A certificate as a lookup tells it to a program. */
import type { CertificateRecord } from "../../model/certificate-record";
import { defined } from "../defined";
import { normaliseServerTime } from "../server-time";

/** Named as the outputs of the `Certificate` resource. What SignStation does not tell is undefined. */
export interface FoundCertificate {
    /** The certificate's id in SignStation. */
    readonly id: string;
    /** The name (alias) under which SignStation keeps it. */
    readonly certificateName: string | undefined;
    /** `PKCS12_PFX`, `PKCS12_HSM` or `PKCS11`. */
    readonly certificateType: string | undefined;
    /** End of validity: ISO 8601 in UTC, whole seconds; where SignStation sends no instant, as it sends it. */
    readonly expiry: string | undefined;
    /** When SignStation took the certificate, in the form of `expiry`. */
    readonly createdAt: string | undefined;
    /** The department that owns it. */
    readonly departmentId: string | undefined;
    /** That department's name. */
    readonly departmentName: string | undefined;
    /** Whether it may sign, where SignStation tells it: the vendor does not document that it does. */
    readonly enabled: boolean | undefined;
    /** The base URL of the SignStation that holds it. */
    readonly endpoint: string;
}

export function foundCertificate(record: CertificateRecord, endpoint: string): FoundCertificate {
    const { id, name, certificateType, expiry, createdAt, departmentId, departmentName, enabled } = record;
    return defined<FoundCertificate>({
        id,
        certificateName: name,
        certificateType,
        expiry: normaliseServerTime(expiry),
        createdAt: normaliseServerTime(createdAt),
        departmentId: departmentId ?? undefined,
        departmentName,
        enabled,
        endpoint,
    });
}
