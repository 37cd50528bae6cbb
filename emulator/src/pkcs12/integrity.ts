/** Checks the MAC of a PKCS#12 file: the one test that distinguishes a wrong passkey from a damaged file. */
import { createHmac, timingSafeEqual } from "node:crypto";
import forge from "node-forge";
import { type Asn1, integerOf, isUniversal, membersOf, octetsOf, oidOf } from "./asn1";
import { derivePkcs12Key, KeyPurpose, type Password, UnsupportedAlgorithmError } from "./key-derivation";
import { hmacDigestOf, readPbkdf2 } from "./pbkdf2";

const DIGESTS: Readonly<Record<string, { name: string; size: number }>> = {
    "1.3.14.3.2.26": { name: "sha1", size: 20 },
    "2.16.840.1.101.3.4.2.4": { name: "sha224", size: 28 },
    "2.16.840.1.101.3.4.2.1": { name: "sha256", size: 32 },
    "2.16.840.1.101.3.4.2.2": { name: "sha384", size: 48 },
    "2.16.840.1.101.3.4.2.3": { name: "sha512", size: 64 },
};

const PBMAC1 = "1.2.840.113549.1.5.14";
/** In bytes: no file needs more, and a longer key costs more rounds than the iteration count shows. */
const MAX_PBMAC1_KEY = 64;

/** What a MacData says, ready to be checked against any passkey. */
export interface MacData {
    /** A node:crypto digest name. */
    readonly digest: string;
    readonly expected: Buffer;
    readonly keyOf: (password: Password) => Buffer;
}

/**
 * Reads a MacData: HMAC under the PKCS#12 derivation (RFC 7292) or under PBKDF2, which is PBMAC1 (RFC 9579).
 *
 * @throws {Asn1ShapeError} when it has another shape.
 * @throws {UnsupportedAlgorithmError} for another MAC.
 */
export function readMacData(node: Asn1): MacData {
    const [digestInfo, salt, iterations] = membersOf(node);
    const [algorithm, mac] = membersOf(digestInfo);
    const [identifier, parameters] = membersOf(algorithm);
    const expected = octetsOf(mac);
    if (oidOf(identifier) === PBMAC1) {
        return { expected, ...readPbmac1(parameters) };
    }
    const digest = DIGESTS[oidOf(identifier)];
    if (digest === undefined) {
        throw new UnsupportedAlgorithmError("the MAC algorithm is not known");
    }
    const { name, size } = digest;
    const [saltBytes, count] = [octetsOf(salt), iterations === undefined ? 1 : integerOf(iterations)];
    const keyOf = (password: Password): Buffer =>
        derivePkcs12Key(name, password, saltBytes, count, KeyPurpose.macKey, size);
    return { digest: name, expected, keyOf };
}

/**
 * Whether the password gives this MAC over the authenticated content.
 *
 * @throws {UnsupportedAlgorithmError} when the file asks for too many iterations.
 */
export function macMatches({ digest, expected, keyOf }: MacData, content: Buffer, password: Password): boolean {
    const actual = createHmac(digest, keyOf(password)).update(content).digest();
    return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** The salt and the count beside the digest have no meaning then. */
function readPbmac1(parameters: Asn1 | undefined): Pick<MacData, "digest" | "keyOf"> {
    if (!isUniversal(parameters, forge.asn1.Type.SEQUENCE)) {
        throw new UnsupportedAlgorithmError("PBMAC1 without its parameters");
    }
    const [derivation, hmac] = membersOf(parameters);
    const { keyLength = 0, derive } = readPbkdf2(derivation);
    if (keyLength < 1 || keyLength > MAX_PBMAC1_KEY) {
        throw new UnsupportedAlgorithmError(`a PBMAC1 key has between 1 and ${MAX_PBMAC1_KEY} bytes`);
    }
    return { digest: hmacDigestOf(hmac), keyOf: ({ utf8 }) => derive(utf8, keyLength) };
}
