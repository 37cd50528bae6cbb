/** Reads a private key (PKCS#8, RFC 5958), and says why it cannot be read: damaged, or unsupported on this runtime. */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { unsupported } from "../locks/algorithms";
import {
    child,
    children,
    encode,
    isInteger,
    isSequence,
    integer,
    octets,
    oid,
    parse,
    sequence,
    type Element,
} from "../asn1/asn1";
import { damaged, Pkcs12Error } from "../pkcs12-error";
import { unsupportedHere } from "../runtime";

const EC = "1.2.840.10045.2.1";
const RSA = "1.2.840.113549.1.1.1";
const RSA_PSS = "1.2.840.113549.1.1.10";
const DSA = "1.2.840.10040.4.1";
const ED25519 = "1.3.101.112";
const ED448 = "1.3.101.113";
/** Kinds that every Node reads, by the names that messages have for them. */
const READABLE: Readonly<Record<string, string>> = {
    [RSA]: "RSA",
    [RSA_PSS]: "RSA-PSS",
    [DSA]: "DSA",
    [EC]: "EC",
    [ED25519]: "Ed25519",
    [ED448]: "Ed448",
};
/** P-256, P-384, P-521. */
const READABLE_CURVES: ReadonlySet<string> = new Set(["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"]);

/** Gives, and does not throw, ERR_PKCS12_UNSUPPORTED, and ERR_PKCS12_DAMAGED where the bytes prove it. */
export function readPrivateKey(pkcs8: Buffer): KeyObject | Pkcs12Error {
    const attempts = [() => pkcs8, () => asVersion1(pkcs8)];
    let refusal: unknown;
    for (const encoding of attempts) {
        try {
            return createPrivateKey({ key: encoding(), format: "der", type: "pkcs8" });
        } catch (error) {
            refusal ??= error;
        }
    }
    return whyRefused(pkcs8, refusal);
}

/**
 * Without what RFC 5958 added to PKCS#8: OpenSSL before 3.5 refuses a public key behind the private one, which Bouncy Castle
 * writes for Ed25519 and Ed448. Throws on other structures.
 */
function asVersion1(pkcs8: Buffer): Buffer {
    const [, algorithm, key] = children(parse(pkcs8));
    if (algorithm === undefined || key === undefined) {
        throw new RangeError("not PKCS#8");
    }
    return encode(sequence(integer(0), algorithm, key));
}

function whyRefused(pkcs8: Buffer, refusal: unknown): Pkcs12Error {
    try {
        const algorithm = child(parse(pkcs8), 1);
        const kind = oid(child(algorithm, 0));
        const name = READABLE[kind];
        if (name === undefined) {
            return unsupported(kind);
        }
        const parameters = child(algorithm, 1);
        if (kind === EC && isSequence(parameters)) {
            return unsupportedHere("a curve given by its parameters", refusal);
        }
        const curve = kind === EC ? oid(parameters) : undefined;
        if (curve !== undefined && !READABLE_CURVES.has(curve)) {
            return unsupported(curve);
        }
        if (isWellFormed(kind, pkcs8)) {
            return unsupportedHere(`an ${name} key`, refusal);
        }
    } catch {
        // The structure is not that of its kind.
    }
    return damaged("its private key cannot be read");
}

/** Whether the inner structure is that of its kind. May throw where it is not. */
function isWellFormed(kind: string, pkcs8: Buffer): boolean {
    const key = octets(child(parse(pkcs8), 2));
    switch (kind) {
        case RSA:
        case RSA_PSS:
            return isRsaKey(children(parse(key)));
        case DSA:
            return isInteger(parse(key));
        case EC:
            return octets(child(parse(key), 1)).length > 0;
        default:
            return octets(parse(key)).length === (kind === ED448 ? 57 : 32);
    }
}

/** Version and eight numbers; the modulus is a product of odd primes. */
function isRsaKey(numbers: readonly Element[]): boolean {
    const modulus = numbers[1]?.value;
    return (
        numbers.slice(0, 9).filter(isInteger).length === 9 &&
        typeof modulus === "string" &&
        modulus.charCodeAt(modulus.length - 1) % 2 === 1
    );
}
