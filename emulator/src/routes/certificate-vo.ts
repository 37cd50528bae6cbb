/** Makes the vendor's CertificateVO from a stored certificate: nothing of the file, the passkey or `enabled` is in it. */
import type { Dialect } from "../dialect/dialect-table";
import { type TimeValue, writeTime } from "../dialect/response/time-form";
import type { CertificateFacts } from "../store/certificate-store";

/** A certificate as it travels (create-1); the forms of times are the dialect's. */
export interface CertificateVO {
    readonly id: string;
    readonly name: string;
    readonly certificateType: "PKCS12_PFX";
    readonly expiry?: TimeValue;
    readonly createdAt?: TimeValue;
    /** Absent or null, like the name, for a certificate without a department (assumed). */
    readonly departmentId?: string | null;
    readonly departmentName?: string | null;
}

/** The form of a certificate in responses. */
export function certificateVo(certificate: CertificateFacts, dialect: Dialect): CertificateVO {
    const { id, alias, departmentId, departmentName } = certificate;
    const createdForm = dialect.createdAt === "as-expiry" ? dialect.expiry : dialect.createdAt;
    const expiry = writeTime(dialect.expiry, certificate.expiry, dialect.zone);
    const createdAt = writeTime(createdForm, certificate.createdAt, dialect.zone);
    const none = dialect.absentDepartment === "null" ? null : undefined;
    return {
        id,
        name: alias,
        certificateType: "PKCS12_PFX",
        ...present("expiry", expiry),
        ...present("createdAt", createdAt),
        ...present("departmentId", departmentId ?? none),
        ...present("departmentName", departmentName ?? none),
    };
}

function present<N extends string, V>(name: N, value: V | undefined): { readonly [K in N]?: V } {
    return (value === undefined ? {} : { [name]: value }) as { readonly [K in N]?: V };
}
