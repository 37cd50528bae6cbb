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

/** What `readPkcs12` gives. */
export interface Pkcs12Content extends Pkcs12Facts {
    /**
     * Present where the private key is in a KeyBag, not in a PKCS8ShroudedKeyBag (RFC 7292, 4.2.1 and 4.2.2). Java's KeyStore
     * ignores a KeyBag, also one in an encrypted part: it opens the file and finds no entry (OpenJDK 17).
     */
    readonly plainKeyBag?: true;
}
