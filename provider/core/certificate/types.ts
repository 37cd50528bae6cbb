/** The shapes of one certificate resource: what a program asks for, what its file says, what is kept in state. */
import type { CertificateFacts } from "../../model/certificate-facts";

/** Where the bytes of a PKCS#12 file come from, as the engine hands it over. */
export type CertificateSource =
    | { readonly kind: "path"; readonly path: string }
    | { readonly kind: "remote"; readonly uri: string }
    | { readonly kind: "base64"; readonly text: string };

/** What `check` finds out about the file. A fact is absent if the file cannot be read on this machine. */
export interface FileFacts extends Partial<CertificateFacts> {
    /** SHA-256 of the whole file, lower-case hex. */
    readonly fileHash?: string;
    /** Why the file could not be verified on this machine; absent when it was. */
    readonly unverified?: string;
}

/** The names of the facts, in the order in which people read them. */
export const FACT_NAMES = [
    "fileHash",
    "fingerprint",
    "serialNumber",
    "subject",
    "issuer",
    "notBefore",
    "notAfter",
    "keyAlgorithm",
    "friendlyName",
] as const satisfies readonly (keyof FileFacts)[];

export type OnConflict = "fail" | "adopt";

/** The arguments with their defaults. */
export interface CertificateInputs {
    /** A path, or the place of an asset. */
    readonly certificateFile?: string | CertificateSource;
    /** The file as base64; secret. */
    readonly certificateBase64?: string;
    /** Opens the file; secret. Absent and empty are two different things. */
    readonly passkey?: string;
    /** Name of the environment variable that holds the passkey. `passkey` is there beside it in memory only. */
    readonly passkeyEnv?: string;
    /** Path of the file that holds the passkey. `passkey` is there beside it in memory only. */
    readonly passkeyFile?: string;
    /** The department that owns the certificate; absent: SignStation decides, and it is not compared. */
    readonly departmentId?: string;
    /** Whether the certificate may sign. */
    readonly enabled: boolean;
    /** Adopt this certificate at create instead of uploading one. */
    readonly adoptId?: string;
    /** What to do at create if the alias exists already; absent as "fail". */
    readonly onConflict?: OnConflict;
    /** Number of days before `notAfter` at which to warn. */
    readonly expiryWarningDays: number;
    /** Number of days before `notAfter` at which check refuses the certificate; absent: it does not. */
    readonly failIfExpiresWithinDays?: number;
}

/** What create and update work with: the inputs, and the facts of the file that check has looked at. */
export interface CheckedCertificate extends CertificateInputs, FileFacts {}

/** The resource's outputs as they stand in state. */
export interface CertificateState extends FileFacts {
    readonly passkey?: string;
    /** Where the passkey of the file is found, if it was given by reference. */
    readonly passkeyEnv?: string;
    readonly passkeyFile?: string;
    readonly enabled?: boolean;
    readonly departmentId?: string;
    readonly certificateName?: string;
    readonly certificateType?: string;
    /** ISO 8601 in UTC where the server sent an instant. */
    readonly expiry?: string;
    readonly createdAt?: string;
    readonly departmentName?: string;
    /** The base URL of the SignStation that holds the certificate. */
    readonly endpoint?: string;
}
