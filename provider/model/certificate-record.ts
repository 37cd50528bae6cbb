/** A certificate as SignStation reports it. */

/** Only the id is certain: every response field is optional on the vendor's pages. */
export interface CertificateRecord {
    readonly id: string;
    /** The alias. */
    readonly name?: string;
    /** `PKCS12_PFX`, `PKCS12_HSM` or `PKCS11`. */
    readonly certificateType?: string;
    /** As sent: epoch seconds or milliseconds, or a text; an array of numbers as ISO 8601 without a zone. */
    readonly expiry?: string | number;
    /** As sent, in a form of `expiry`. */
    readonly createdAt?: string | number;
    /** Null: SignStation reports that there is none. Absent: it does not report the department. */
    readonly departmentId?: string | null;
    readonly departmentName?: string;
    /** Not documented; some servers send it. */
    readonly enabled?: boolean;
}
