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

/** What `check` returns and every later call receives. A fact is absent where the file could not be read here. */
export interface CertificateInputs extends Partial<CertificateFacts> {
    /** A path, or the engine's form of an asset. */
    readonly certificateFile?: unknown;
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
    /** What a name that is taken means at create; absent as "fail". */
    readonly onConflict?: OnConflict;
    /** The resource's name in the program. The underscores keep it out of previews and stack outputs. */
    readonly __resourceName?: string;
    /** What the resource option of this name says: a dynamic provider is not told it. Absent where the program sets none. */
    readonly __replaceOnChanges?: readonly string[];
    /** Days before `notAfter` from which on a warning is shown. */
    readonly expiryWarningDays: number;
    /** Days before `notAfter` from which on check refuses the certificate; absent: it does not. */
    readonly failIfExpiresWithinDays?: number;
    /** Why the file could not be verified on this machine; absent when it was. */
    readonly unverified?: string;
}

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

/**
 * The inputs that stand in state for one reason: a refresh is told the outputs only, and has to give back whole inputs
 * where something has drifted. The file as base64 is not among them, since it would be there twice. `__resourceName` also
 * tells delete whose it is.
 */
export const KEPT_INPUTS = [
    "certificateFile",
    "passkeyEnv",
    "passkeyFile",
    "adoptId",
    "onConflict",
    "__resourceName",
    "expiryWarningDays",
    "failIfExpiresWithinDays",
] as const satisfies readonly (keyof CertificateInputs)[];

/** The resource's outputs as they stand in state. */
export interface CertificateState
    extends Partial<CertificateFacts>, Partial<Pick<CertificateInputs, (typeof KEPT_INPUTS)[number]>> {
    readonly passkey?: string;
    readonly enabled?: boolean;
    readonly departmentId?: string;
    readonly unverified?: string;
    readonly certificateName?: string;
    readonly certificateType?: string;
    /** ISO 8601 in UTC where the server sent an instant. */
    readonly expiry?: string;
    readonly createdAt?: string;
    readonly departmentName?: string;
    /** The base URL of the SignStation that holds the certificate. */
    readonly endpoint?: string;
}
