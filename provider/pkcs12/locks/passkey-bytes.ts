/** The byte forms of a passkey ("readings"): programs that write PKCS#12 files do not agree on one. */

/** What derives a key: the PKCS#12 derivation takes a BMPString, PBES2 and PBMAC1 take octets. */
export type Form = "bmp" | "octets";

/** The readings of one passkey. An undefined passkey is an absent one, which is not the empty one. */
export class PasskeyReadings {
    readonly #readings: Record<Form, readonly Buffer[]>;

    constructor(passkey: string | undefined) {
        this.#readings = { bmp: bmpReadings(passkey), octets: octetReadings(passkey ?? "") };
    }

    /** In the order in which to try them, at least one. */
    of(form: Form): readonly Buffer[] {
        return this.#readings[form];
    }

    /** Puts the reading that fitted one part first for the next part. */
    prefer(form: Form, reading: Buffer): void {
        this.#readings[form] = [reading, ...this.#readings[form].filter((other) => other !== reading)];
    }
}

/**
 * RFC 7292, B.1: a BMPString with a terminator, and no bytes at all for an absent passkey. An empty and an absent passkey
 * are both tried for either, as OpenSSL does. OpenSSL before 1.1.0 writes each byte of the UTF-8 as a character.
 */
function bmpReadings(passkey: string | undefined): Buffer[] {
    const absent = Buffer.alloc(0);
    if (passkey === undefined || passkey === "") {
        const empty = bmpString("");
        return passkey === undefined ? [absent, empty] : [empty, absent];
    }
    const bytewise = Buffer.from(passkey, "utf8").toString("latin1");
    return bytewise === passkey ? [bmpString(passkey)] : [bmpString(passkey), bmpString(bytewise)];
}

/**
 * 1. UTF-8, as RFC 8018 recommends.
 * 2. ISO-8859-1, where the passkey fits in it and is not ASCII: node-forge, older PKI.js, JSafe, OpenSSL in a terminal of
 *    that encoding.
 * 3. UCS-2 with a terminator, as for the PKCS#12 derivation: NSS before 3.31.
 */
function octetReadings(passkey: string): Buffer[] {
    const [utf8, latin1] = [Buffer.from(passkey, "utf8"), Buffer.from(passkey, "latin1")];
    const fits = latin1.toString("latin1") === passkey && !latin1.equals(utf8);
    return [utf8, ...(fits ? [latin1] : []), bmpString(passkey)];
}

function bmpString(text: string): Buffer {
    return Buffer.from(`${text}\0`, "utf16le").swap16();
}
