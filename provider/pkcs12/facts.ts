/** What reading a file gives. A file of its own: programs see these types, and must not need those of node-forge for them. */

/** What is known of the certificate that will sign. Times are ISO 8601 in UTC, whole seconds. */
export interface Pkcs12Facts {
    /** SHA-256 of the certificate's DER, lower-case hex. */
    readonly fingerprint: string;
    /** Upper-case hex, with a minus before it where it is negative. */
    readonly serialNumber: string;
    /** RFC 4514. */
    readonly subject: string;
    /** RFC 4514. */
    readonly issuer: string;
    readonly notBefore: string;
    readonly notAfter: string;
    /** `RSA-2048`, `EC-P-256`, `Ed25519`. */
    readonly keyAlgorithm: string;
    /** Of the key entry; absent where neither the key nor its certificate has one. */
    readonly friendlyName?: string;
}
