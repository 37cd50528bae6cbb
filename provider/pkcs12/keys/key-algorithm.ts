/** Names the algorithm of a key, with its size or curve. */
import type { KeyObject } from "node:crypto";

const CURVES: Readonly<Record<string, string>> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };
const NAMES: Readonly<Record<string, string>> = { rsa: "RSA", "rsa-pss": "RSA-PSS", dsa: "DSA" };
const FIXED_NAMES: Readonly<Record<string, string>> = { ed25519: "Ed25519", ed448: "Ed448" };

/** `RSA-2048`, `EC-P-256`, `Ed25519`. */
export function keyAlgorithm(key: KeyObject): string {
    const type = key.asymmetricKeyType ?? "unknown";
    const details = key.asymmetricKeyDetails;
    if (type === "ec") {
        const curve = details?.namedCurve ?? "unknown curve";
        return `EC-${CURVES[curve] ?? curve}`;
    }
    const name = NAMES[type];
    return name === undefined ? (FIXED_NAMES[type] ?? type) : `${name}-${details?.modulusLength ?? 0}`;
}
