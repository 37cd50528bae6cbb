/** The hash functions of PKCS#12 files (FIPS 180-4), by the names that Node has for them. */

export type HashName = "sha1" | "sha224" | "sha256" | "sha384" | "sha512";

export interface Hash {
    /** Bytes that it gives. */
    readonly digest: number;
    /** Bytes that it takes at a time ("v" in RFC 7292, B.2). */
    readonly block: number;
}

export const HASHES: Readonly<Record<HashName, Hash>> = {
    sha1: { digest: 20, block: 64 },
    sha224: { digest: 28, block: 64 },
    sha256: { digest: 32, block: 64 },
    sha384: { digest: 48, block: 128 },
    sha512: { digest: 64, block: 128 },
};
