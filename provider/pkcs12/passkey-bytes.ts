/** The byte forms of a passkey: PKCS#12 key derivation and PBES2 each want another one. */

/** One reading of a passkey. */
export interface PasskeyBytes {
    /** For the PKCS#12 derivation: BMPString with a terminator (RFC 7292, B.1); no bytes at all for an absent passkey. */
    readonly bmp: Buffer;
    /** For PBES2 and PBMAC1: UTF-8. */
    readonly utf8: Buffer;
}

/**
 * The readings to try, in order. An empty and an absent passkey differ in the PKCS#12 derivation only, and programs that
 * write files use either for "no passkey", so both are tried for both, as OpenSSL does.
 */
export function passkeyReadings(passkey: string | undefined): PasskeyBytes[] {
    const absent: PasskeyBytes = { bmp: Buffer.alloc(0), utf8: Buffer.alloc(0) };
    const empty: PasskeyBytes = { bmp: Buffer.alloc(2), utf8: Buffer.alloc(0) };
    if (passkey === undefined) {
        return [absent, empty];
    }
    if (passkey === "") {
        return [empty, absent];
    }
    return [{ bmp: bmpString(passkey), utf8: Buffer.from(passkey, "utf8") }];
}

function bmpString(text: string): Buffer {
    return Buffer.from(`${text}\0`, "utf16le").swap16();
}
