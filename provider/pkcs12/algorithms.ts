/** The object identifiers of the algorithms that protect PKCS#12 files. */

/** Hash of an HMAC, as Node names it (RFC 8018, B.1.2). */
export const HMAC_HASHES: Readonly<Record<string, string>> = {
    "1.2.840.113549.2.7": "sha1",
    "1.2.840.113549.2.8": "sha224",
    "1.2.840.113549.2.9": "sha256",
    "1.2.840.113549.2.10": "sha384",
    "1.2.840.113549.2.11": "sha512",
};

/** Hash of the MAC's DigestInfo. */
export const HASHES: Readonly<Record<string, string>> = {
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.4": "sha224",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
};

/** A block cipher under PBES2. */
export interface Cipher {
    readonly name: string;
    readonly keyLength: number;
}

/** RFC 8018, B.2. */
export const PBES2_CIPHERS: Readonly<Record<string, Cipher>> = {
    "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", keyLength: 16 },
    "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", keyLength: 24 },
    "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", keyLength: 32 },
    "1.2.840.113549.3.7": { name: "des-ede3-cbc", keyLength: 24 },
};

/** A cipher of PKCS#12's own schemes (RFC 7292, appendix C). */
export interface LegacyCipher {
    readonly kind: "3des" | "3des-2key" | "rc2";
    readonly keyLength: number;
}

export const PKCS12_CIPHERS: Readonly<Record<string, LegacyCipher>> = {
    "1.2.840.113549.1.12.1.3": { kind: "3des", keyLength: 24 },
    "1.2.840.113549.1.12.1.4": { kind: "3des-2key", keyLength: 16 },
    "1.2.840.113549.1.12.1.5": { kind: "rc2", keyLength: 16 },
    "1.2.840.113549.1.12.1.6": { kind: "rc2", keyLength: 5 },
};

/** Names for people of what is known but cannot be opened here. */
const NAMES: Readonly<Record<string, string>> = {
    "1.2.840.113549.1.12.1.1": "RC4-128 (PKCS#12)",
    "1.2.840.113549.1.12.1.2": "RC4-40 (PKCS#12)",
    "1.2.840.113549.1.5.10": "PBES1 with DES and SHA-1",
    "1.2.840.113549.1.5.3": "PBES1 with DES and MD5",
    "1.2.840.113549.2.5": "MD5",
    "1.3.6.1.4.1.11591.4.11": "scrypt",
    "1.2.643.7.1.1.2.2": "GOST R 34.11-2012",
    "1.2.643.7.1.1.2.3": "GOST R 34.11-2012 (512 bit)",
};

export const PBES2 = "1.2.840.113549.1.5.13";
export const PBKDF2 = "1.2.840.113549.1.5.12";
export const PBMAC1 = "1.2.840.113549.1.5.14";

/** How to call an algorithm in a message. */
export function algorithmName(oid: string): string {
    return NAMES[oid] ?? `the algorithm ${oid}`;
}
