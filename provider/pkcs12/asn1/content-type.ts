/** What a ContentInfo holds (RFC 2315, section 14). */
export const DATA = "1.2.840.113549.1.7.1";
export const SIGNED_DATA = "1.2.840.113549.1.7.2";
export const ENCRYPTED_DATA = "1.2.840.113549.1.7.6";
