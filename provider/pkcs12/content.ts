/** What reading a file returns. A file of its own: programs see this type, and must not need those of node-forge for it. */
import type { CertificateFacts } from "../model/certificate-facts";

/** What `readPkcs12` returns. */
export interface Pkcs12Content extends CertificateFacts {
    /**
     * Present if the private key is in a KeyBag, not in a PKCS8ShroudedKeyBag (RFC 7292, 4.2.1 and 4.2.2). Java's KeyStore
     * ignores a KeyBag, also one in an encrypted part: it opens the file and finds no entry (OpenJDK 17).
     */
    readonly plainKeyBag?: true;
}
