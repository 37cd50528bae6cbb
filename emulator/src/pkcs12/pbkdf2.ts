/** PBKDF2 as PBES2 and PBMAC1 name it in a file (RFC 8018). */
import { pbkdf2Sync } from "node:crypto";
import forge from "node-forge";
import { type Asn1, integerOf, isUniversal, membersOf, octetsOf, oidOf } from "./asn1";
import { checkIterations, UnsupportedAlgorithmError } from "./key-derivation";

const PBKDF2 = "1.2.840.113549.1.5.12";

/** The node:crypto digest names of the HMAC functions that a file may name. */
const HMAC_DIGESTS: Readonly<Record<string, string>> = {
    "1.2.840.113549.2.7": "sha1",
    "1.2.840.113549.2.8": "sha224",
    "1.2.840.113549.2.9": "sha256",
    "1.2.840.113549.2.10": "sha384",
    "1.2.840.113549.2.11": "sha512",
};

/** What a file says of a derivation, ready for any passkey. */
export interface Pbkdf2 {
    /** In bytes, as the file has it; absent where the file leaves it to the cipher. */
    readonly keyLength: number | undefined;
    readonly derive: (passkey: Buffer, length: number) => Buffer;
}

/**
 * Reads the AlgorithmIdentifier of a derivation.
 *
 * @throws {Asn1ShapeError} when it has another shape.
 * @throws {UnsupportedAlgorithmError} for an unsupported derivation, pseudo-random function or cost.
 */
export function readPbkdf2(node: Asn1 | undefined): Pbkdf2 {
    const [identifier, parameters] = membersOf(node);
    if (oidOf(identifier) !== PBKDF2) {
        throw new UnsupportedAlgorithmError("the derivation is not known");
    }
    const [salt, count, ...optional] = membersOf(parameters);
    // The key length may stand before the pseudo-random function, which is HMAC with SHA-1 when left out.
    const keyLength = optional.find((part) => isUniversal(part, forge.asn1.Type.INTEGER));
    const prf = optional.find((part) => isUniversal(part, forge.asn1.Type.SEQUENCE));
    const digest = prf === undefined ? "sha1" : hmacDigestOf(prf);
    const [saltBytes, iterations] = [octetsOf(salt), integerOf(count)];
    checkIterations(iterations);
    return {
        keyLength: keyLength && integerOf(keyLength),
        derive: (passkey, length) => pbkdf2Sync(passkey, saltBytes, iterations, length, digest),
    };
}

/**
 * The node:crypto digest name of an HMAC function's AlgorithmIdentifier.
 *
 * @throws {UnsupportedAlgorithmError} for a function that is not known.
 */
export function hmacDigestOf(node: Asn1 | undefined): string {
    const digest = HMAC_DIGESTS[oidOf(membersOf(node)[0])];
    if (digest === undefined) {
        throw new UnsupportedAlgorithmError("the pseudo-random function is not known");
    }
    return digest;
}
