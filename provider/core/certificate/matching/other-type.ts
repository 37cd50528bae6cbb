/** Certificates that SignStation holds without a PKCS#12 file. */

/**
 * The type of a certificate whose key stands in an HSM or a token, as SignStation reports it; undefined if it is, or may be, that of a
 * PKCS#12 file. An update would send it a file, and a destroy would delete it.
 */
export function otherType(reported: string | undefined): string | undefined {
    return reported === "PKCS12_PFX" ? undefined : reported;
}
