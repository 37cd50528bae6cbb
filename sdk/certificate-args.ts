/** The arguments of a certificate. */
import type * as pulumi from "@pulumi/pulumi";

/** Give exactly one of `certificateFile` and `certificateBase64`, and at most one of `passkey`, `passkeyEnv` and `passkeyFile`. */
export interface CertificateArgs {
    /**
     * The PKCS#12 file (`.p12` or `.pfx`, at most 5 MiB): a path, relative to the program's folder, a `FileAsset` or a
     * `RemoteAsset`. Compared by content: moving or renaming the file is no change, a new content is put in place.
     */
    readonly certificateFile?: pulumi.Input<string | pulumi.asset.FileAsset | pulumi.asset.RemoteAsset> | undefined;
    /** The same bytes as base64 (standard alphabet), for pipelines without the file. Always stored as a secret. */
    readonly certificateBase64?: pulumi.Input<string> | undefined;
    /**
     * Passkey that opens the file. Always stored as a secret. Leaving it out and setting it to `""` are two different things.
     * At most one of `passkey`, `passkeyEnv` and `passkeyFile`.
     */
    readonly passkey?: pulumi.Input<string> | undefined;
    /**
     * Name of the environment variable that holds the passkey, in the process that runs Pulumi. State and configuration hold
     * the name only. A variable that is set to the empty string is the passkey `""`; one that is not set fails the preview.
     */
    readonly passkeyEnv?: pulumi.Input<string> | undefined;
    /**
     * Path of a file that holds the passkey, relative to the program's folder: UTF-8 or UTF-16, at most 16 KiB. A line end at
     * its end is not part of the passkey. State and configuration hold the path only. A missing file fails the preview.
     */
    readonly passkeyFile?: pulumi.Input<string> | undefined;
    /**
     * Id of the department that owns the certificate.
     * @default SignStation decides, and it is not compared
     */
    readonly departmentId?: pulumi.Input<string> | undefined;
    /**
     * Whether the certificate may sign.
     * @default true
     */
    readonly enabled?: pulumi.Input<boolean> | undefined;
    /**
     * Id of a certificate to adopt instead of uploading a new one. It has to be the same certificate (same end of validity, type
     * `PKCS12_PFX`); file, passkey, department and `enabled` are then made as given here. Used at create only.
     * @default a new one is uploaded
     */
    readonly adoptId?: pulumi.Input<string> | undefined;
    /**
     * What to do on create if the alias exists already: `"fail"` with an error that names the certificate, or `"adopt"` it, as
     * `adoptId` does. Used at create only.
     * @default "fail"
     */
    readonly onConflict?: pulumi.Input<"fail" | "adopt"> | undefined;
    /**
     * Number of days before expiry at which every preview and up warns. A whole number.
     * @default 30
     */
    readonly expiryWarningDays?: pulumi.Input<number> | undefined;
    /**
     * Number of days before expiry at which every preview and up fails instead of warning, for pipelines that should stop. A
     * whole number; 0 fails once it has ended.
     * @default nothing but the upload of an expired file fails
     */
    readonly failIfExpiresWithinDays?: pulumi.Input<number> | undefined;
}
