/** Reads a private key (PKCS#8, RFC 5958), and says which kind it is where it cannot be read. */
import { createPrivateKey, sign, verify, type KeyObject } from "node:crypto";
import { unsupported } from "./algorithms";
import { child, oid, parse } from "./asn1";
import { damaged, type Pkcs12Error } from "./pkcs12-error";

const EC = "1.2.840.10045.2.1";
/** Kinds that every Node reads: RSA, RSA-PSS, DSA, Ed25519, Ed448. */
const READABLE = new Set([
    "1.2.840.113549.1.1.1",
    "1.2.840.113549.1.1.10",
    "1.2.840.10040.4.1",
    "1.3.101.112",
    "1.3.101.113",
]);
/** P-256, P-384, P-521. */
const READABLE_CURVES = new Set(["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"]);

/** Gives, and does not throw, ERR_PKCS12_UNSUPPORTED for a kind that this runtime lacks, and ERR_PKCS12_DAMAGED. */
export function readPrivateKey(pkcs8: Buffer): KeyObject | Pkcs12Error {
    try {
        return createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
    } catch {
        // OpenSSL has one code for both, and its text is no thing to decide on.
        return missingKind(pkcs8) ?? damaged("its private key cannot be read");
    }
}

/** Longer ones take seconds to compute with. */
const LONGEST_MODULUS = 8192;
const SIGNING = new Set(["rsa-pss", "dsa", "ec", "ed25519", "ed448"]);

/**
 * Whether the private key is whole: a damaged one may still name the public key of its certificate. True also of a key of
 * which that cannot be told.
 */
export function isWhole(key: KeyObject, publicKey: KeyObject): boolean {
    const type = key.asymmetricKeyType ?? "";
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) > LONGEST_MODULUS) {
        return true;
    }
    try {
        return type === "rsa" ? addsUp(key) : !SIGNING.has(type) || signs(key, publicKey);
    } catch {
        return false;
    }
}

/** RFC 8017, section 3.2. A tenth of the time that signing with a new RSA key takes. */
function addsUp(key: KeyObject): boolean {
    const jwk = key.export({ format: "jwk" });
    const number = (part = "") => {
        // No part is longer than the modulus, and to compute with one of megabytes would take minutes.
        const bytes = part.length > (jwk.n?.length ?? 0) ? Buffer.alloc(1) : Buffer.from(part, "base64url");
        return BigInt(`0x${bytes.toString("hex")}`);
    };
    const [n, ed, d] = [number(jwk.n), number(jwk.e) * number(jwk.d), number(jwk.d)];
    const [p, q] = [number(jwk.p), number(jwk.q)];
    return (
        // Not equal: a key may have more than two primes.
        n % (p * q) === 0n &&
        ed % (p - 1n) === 1n &&
        ed % (q - 1n) === 1n &&
        d % (p - 1n) === number(jwk.dp) &&
        d % (q - 1n) === number(jwk.dq) &&
        (q * number(jwk.qi)) % p === 1n
    );
}

function signs(key: KeyObject, publicKey: KeyObject): boolean {
    const hash = key.asymmetricKeyType?.startsWith("ed") === true ? null : "sha256";
    const probe = Buffer.from("PKCS#12");
    return verify(hash, probe, publicKey, sign(hash, probe, key));
}

function missingKind(pkcs8: Buffer): Pkcs12Error | undefined {
    const algorithm = child(parse(pkcs8), 1);
    const kind = oid(child(algorithm, 0));
    if (kind !== EC) {
        return READABLE.has(kind) ? undefined : unsupported(kind);
    }
    const curve = oid(child(algorithm, 1));
    return READABLE_CURVES.has(curve) ? undefined : unsupported(curve);
}
