/** PKCS#12 (RFC 7292): bytes and a passkey in, the signing certificate's facts or one coded error out. */
import type { Pkcs12Content } from "./content";
import type * as reader from "./read-pkcs12";

export type { Pkcs12Content } from "./content";
export { Pkcs12Error, type Pkcs12ErrorCode } from "./pkcs12-error";

/**
 * Reads a whole PKCS#12 file. An undefined passkey is an absent one, which is not the empty one. The reader and what it
 * needs of node-forge are loaded with the first file. Throws `Pkcs12Error` and nothing else.
 */
export function readPkcs12(bytes: Buffer, passkey: string | undefined): Pkcs12Content {
    return (require("./read-pkcs12") as typeof reader).readPkcs12(bytes, passkey);
}
