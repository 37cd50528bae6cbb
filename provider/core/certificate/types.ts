/** The shapes of one certificate resource: what a program asks for, what its file says, what is kept in state. */

/** Where the bytes of a PKCS#12 file come from, as the engine hands it over. */
export type CertificateSource =
    | { readonly kind: "path"; readonly path: string }
    | { readonly kind: "remote"; readonly uri: string }
    | { readonly kind: "base64"; readonly text: string };

/** What the PKCS#12 file itself says; known before anything is sent. */
export interface CertificateFacts {
    /** SHA-256 of the whole file, lower-case hex. */
    readonly fileHash: string;
    /** SHA-256 of the signing certificate's DER, lower-case hex without colons. */
    readonly fingerprint: string;
    /** Serial number, upper-case hex, as `openssl x509 -serial` prints it. */
    readonly serialNumber: string;
    /** Subject, RFC 4514 string, for example `CN=Asha Rao,O=Acme,C=IN`. */
    readonly subject: string;
    /** Issuer, RFC 4514 string. */
    readonly issuer: string;
    /** Start of validity, ISO 8601 in UTC, whole seconds. */
    readonly notBefore: string;
    /** End of validity, ISO 8601 in UTC, whole seconds. */
    readonly notAfter: string;
    /** `RSA-2048`, `EC-P-256`, `Ed25519` and the like. */
    readonly keyAlgorithm: string;
    /** The key entry's friendlyName (RFC 2985, 5.5.1), where the file has one. */
    readonly friendlyName?: string;
}

/** The names of {@link CertificateFacts}, in the order in which people read them. */
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
] as const satisfies readonly (keyof CertificateFacts)[];

export type OnConflict = "fail" | "adopt";

/** What `check` finds out about the file. A fact is absent if the file cannot be read on this machine. */
export interface FileFacts extends Partial<CertificateFacts> {
    /** Why the file could not be verified on this machine; absent when it was. */
    readonly unverified?: string;
}

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
    /** Take this certificate over at create instead of uploading one. */
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

/** What SignStation says of a certificate, read tolerantly: only the id is certain. */
export interface CertificateRecord {
    readonly id: string;
    readonly name?: string;
    readonly certificateType?: string;
    /** As sent: epoch seconds or milliseconds, or a text; an array of numbers as ISO 8601 without a zone. */
    readonly expiry?: string | number;
    readonly createdAt?: string | number;
    /** Null: SignStation reports that there is none. Absent: it does not report the department. */
    readonly departmentId?: string | null;
    readonly departmentName?: string;
    readonly enabled?: boolean;
}

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
