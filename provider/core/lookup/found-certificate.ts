/** A certificate as a lookup returns it to a program. */
import type { CertificateRecord } from "../../model/certificate-record";
import { defined } from "../defined";
import { normaliseServerTime } from "../server-time";

/** Named as the outputs of the `Certificate` resource. A property that SignStation does not report is undefined. */
export interface FoundCertificate {
    /** The certificate's id in SignStation. */
    readonly id: string;
    /** The name (alias) under which SignStation keeps it. */
    readonly certificateName: string | undefined;
    /** `PKCS12_PFX`, `PKCS12_HSM` or `PKCS11`. */
    readonly certificateType: string | undefined;
    /** End of validity: ISO 8601 in UTC, whole seconds; as SignStation sends it if that is no instant. */
    readonly expiry: string | undefined;
    /** Time of the upload, in the form of `expiry`. */
    readonly createdAt: string | undefined;
    /** The department that owns it. */
    readonly departmentId: string | undefined;
    /** That department's name. */
    readonly departmentName: string | undefined;
    /** Whether it may sign; undefined if SignStation does not report it, which is not documented. */
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
