/** Checks the MAC of a PKCS#12 file: the one test that tells a wrong passkey from a damaged file. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Asn1, integerOf, membersOf, octetsOf, oidOf } from "./asn1";
import { derivePkcs12Key, KeyPurpose, type Password, UnsupportedAlgorithmError } from "./key-derivation";

const DIGESTS: Readonly<Record<string, { name: string; size: number }>> = {
    "1.3.14.3.2.26": { name: "sha1", size: 20 },
    "2.16.840.1.101.3.4.2.4": { name: "sha224", size: 28 },
    "2.16.840.1.101.3.4.2.1": { name: "sha256", size: 32 },
    "2.16.840.1.101.3.4.2.2": { name: "sha384", size: 48 },
    "2.16.840.1.101.3.4.2.3": { name: "sha512", size: 64 },
};

/** What a MacData says, ready to be checked against any passkey. */
export interface MacData {
    readonly digest: { readonly name: string; readonly size: number };
    readonly expected: Buffer;
    readonly salt: Buffer;
    readonly iterations: number;
}

/**
 * Reads a MacData.
 *
 * @throws {Asn1ShapeError} when it has another shape.
 * @throws {UnsupportedAlgorithmError} for a MAC other than HMAC under the PKCS#12 derivation, such as PBMAC1.
 */
export function readMacData(node: Asn1): MacData {
    const [digestInfo, salt, iterations] = membersOf(node);
    const [algorithm, expected] = membersOf(digestInfo);
    const digest = DIGESTS[oidOf(membersOf(algorithm)[0])];
    if (digest === undefined) {
        throw new UnsupportedAlgorithmError("the MAC algorithm is not known");
    }
    return {
        digest,
        expected: octetsOf(expected),
        salt: octetsOf(salt),
        iterations: iterations === undefined ? 1 : integerOf(iterations),
    };
}

/**
 * Whether the password gives this MAC over the authenticated content.
 *
 * @throws {UnsupportedAlgorithmError} when the file asks for too many iterations.
 */
export function macMatches(mac: MacData, content: Buffer, password: Password): boolean {
    const { name, size } = mac.digest;
    const key = derivePkcs12Key(name, password, mac.salt, mac.iterations, KeyPurpose.macKey, size);
    const actual = createHmac(name, key).update(content).digest();
    return actual.length === mac.expected.length && timingSafeEqual(actual, mac.expected);
}
