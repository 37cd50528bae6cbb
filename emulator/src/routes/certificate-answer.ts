/** Makes the vendor's CertificateVO from a stored certificate: nothing of the file, the passkey or `enabled` is in it. */
import type { CertificateFacts } from "../store/certificate-store";

/** A certificate as it travels (create-1). Times are ISO 8601 UTC in whole seconds (assumed). */
export interface CertificateVO {
    readonly id: string;
    readonly name: string;
    readonly certificateType: "PKCS12_PFX";
    readonly expiry: string;
    readonly createdAt: string;
    /** Absent, like the name, for a certificate without a department (assumed). */
    readonly departmentId?: string;
    readonly departmentName?: string;
}

/** The answer's form of a certificate. */
export function certificateVo(certificate: CertificateFacts): CertificateVO {
    const { id, alias, expiry, createdAt, departmentId, departmentName } = certificate;
    return {
        id,
        name: alias,
        certificateType: "PKCS12_PFX",
        expiry,
        createdAt,
        ...(departmentId === undefined ? {} : { departmentId }),
        ...(departmentName === undefined ? {} : { departmentName }),
    };
}

/** ISO 8601 UTC in whole seconds, such as 2027-01-02T03:04:05Z. */
export function isoSeconds(time: Date): string {
    return time.toISOString().replace(/\.\d+Z$/, "Z");
}
