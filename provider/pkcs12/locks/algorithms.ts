/** The object identifiers of the algorithms that protect PKCS#12 files, and what is said of those that are not read here. */
import type { HashName } from "./hashes";
import { Pkcs12Error } from "../pkcs12-error";

/** Hash of an HMAC (RFC 8018, B.1.2). */
export const HMAC_HASHES: Readonly<Record<string, HashName>> = {
    "1.2.840.113549.2.7": "sha1",
    "1.2.840.113549.2.8": "sha224",
    "1.2.840.113549.2.9": "sha256",
    "1.2.840.113549.2.10": "sha384",
    "1.2.840.113549.2.11": "sha512",
};

/** Hash of the MAC's DigestInfo. */
export const DIGEST_HASHES: Readonly<Record<string, HashName>> = {
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
    readonly block: number;
}

/** RFC 8018, B.2. */
export const PBES2_CIPHERS: Readonly<Record<string, Cipher>> = {
    "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", keyLength: 16, block: 16 },
    "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", keyLength: 24, block: 16 },
    "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", keyLength: 32, block: 16 },
    "1.2.840.113549.3.7": { name: "des-ede3-cbc", keyLength: 24, block: 8 },
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

/** Under PBES2: its parameters and its lengths are of a kind of their own (RFC 8018, B.2.3). */
export const RC2_CBC = "1.2.840.113549.3.2";

export const PBES2 = "1.2.840.113549.1.5.13";
export const PBKDF2 = "1.2.840.113549.1.5.12";
export const PBMAC1 = "1.2.840.113549.1.5.14";

/** Names for people of what is known but cannot be read here. */
const NAMES: Readonly<Record<string, string>> = {
    "1.2.840.113549.1.12.1.1": "RC4-128 (PKCS#12)",
    "1.2.840.113549.1.12.1.2": "RC4-40 (PKCS#12)",
    "1.2.840.113549.1.5.1": "PBES1 with DES and MD2",
    "1.2.840.113549.1.5.3": "PBES1 with DES and MD5",
    "1.2.840.113549.1.5.4": "PBES1 with RC2 and MD2",
    "1.2.840.113549.1.5.6": "PBES1 with RC2 and MD5",
    "1.2.840.113549.1.5.10": "PBES1 with DES and SHA-1",
    "1.2.840.113549.1.5.11": "PBES1 with RC2 and SHA-1",
    "1.2.840.113549.1.7.2": "signed data inside its content",
    "1.2.840.113549.1.7.3": "encryption for a public key",
    "1.2.840.113549.2.2": "MD2",
    "1.2.840.113549.2.4": "MD4",
    "1.2.840.113549.2.5": "MD5",
    "1.2.840.113549.2.6": "HMAC with MD5",
    "1.2.840.113549.2.12": "HMAC with SHA-512/224",
    "1.2.840.113549.2.13": "HMAC with SHA-512/256",
    "1.2.840.113549.3.2": "RC2",
    "1.2.840.113549.3.4": "RC4",
    "1.2.643.2.2.9": "GOST R 34.11-94",
    "1.2.643.2.2.19": "GOST R 34.10-2001",
    "1.2.643.7.1.1.1.1": "GOST R 34.10-2012",
    "1.2.643.7.1.1.1.2": "GOST R 34.10-2012 (512 bit)",
    "1.2.643.7.1.1.2.2": "GOST R 34.11-2012",
    "1.2.643.7.1.1.2.3": "GOST R 34.11-2012 (512 bit)",
    "1.3.14.3.2.7": "DES",
    "1.3.6.1.4.1.11591.4.11": "scrypt",
    "2.16.840.1.101.3.4.1.6": "AES-128-GCM",
    "2.16.840.1.101.3.4.1.26": "AES-192-GCM",
    "2.16.840.1.101.3.4.1.46": "AES-256-GCM",
};

/** Says which algorithm cannot be read here, by its name where it is known, and else by its identifier. */
export function unsupported(algorithm: string): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_UNSUPPORTED",
        `The PKCS#12 file uses ${NAMES[algorithm] ?? `the algorithm ${algorithm}`}, which cannot be read here.`,
    );
}
