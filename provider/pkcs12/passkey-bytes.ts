/** The byte forms of a passkey: PKCS#12 key derivation and PBES2 each want another one. */

/** One reading of a passkey. */
export interface PasskeyBytes {
    /** For the PKCS#12 derivation: BMPString with a terminator (RFC 7292, B.1); no bytes at all for an absent passkey. */
    readonly bmp: Buffer;
    /** For PBES2 and PBMAC1: UTF-8. The same buffer in all readings of a passkey. */
    readonly utf8: Buffer;
}

/**
 * The readings to try, in order; they differ in the PKCS#12 derivation only. An empty and an absent passkey are told apart,
 * but programs that write files use either for "no passkey", so both are tried for both, as OpenSSL does. Programs that do
 * not know of BMPString, OpenSSL before 1.1.0 among them, write each byte of the UTF-8 as if it were a letter.
 */
export function passkeyReadings(passkey: string | undefined): PasskeyBytes[] {
    const utf8 = Buffer.from(passkey ?? "", "utf8");
    const absent: PasskeyBytes = { bmp: Buffer.alloc(0), utf8 };
    if (passkey === undefined) {
        return [absent, { bmp: bmpString(""), utf8 }];
    }
    const proper: PasskeyBytes = { bmp: bmpString(passkey), utf8 };
    if (passkey === "") {
        return [proper, absent];
    }
    const bytewise = utf8.toString("latin1");
    return bytewise === passkey ? [proper] : [proper, { bmp: bmpString(bytewise), utf8 }];
}

function bmpString(text: string): Buffer {
    return Buffer.from(`${text}\0`, "utf16le").swap16();
}
