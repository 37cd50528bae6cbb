/** PKCS#12 (RFC 7292): bytes and a passkey in, the signing certificate's facts or one coded error out. */
export type { Pkcs12Facts } from "./leaf";
export { Pkcs12Error, type Pkcs12ErrorCode } from "./pkcs12-error";
export { readPkcs12 } from "./read-pkcs12";
