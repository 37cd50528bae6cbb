/** What a PKCS#12 file says of the certificate that will sign. */

/** Known before anything is sent. */
export interface CertificateFacts {
    /** SHA-256 of the signing certificate's DER, lower-case hex without colons. */
    readonly fingerprint: string;
    /** Serial number, upper-case hex, as `openssl x509 -serial` prints it: with a minus if it is negative. */
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
    /** The key entry's friendlyName (RFC 2985, 5.5.1); absent if neither the key nor its certificate has one. */
    readonly friendlyName?: string;
}
