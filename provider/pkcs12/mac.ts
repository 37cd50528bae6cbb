/** Verifies the MAC over a PKCS#12 file's content: RFC 7292 (appendix B) and PBMAC1 (RFC 9579). */
import { createHmac, timingSafeEqual } from "node:crypto";
import { HASHES, HMAC_HASHES, PBMAC1 } from "./algorithms";
import { child, octets, oid, smallInteger, type Element } from "./asn1";
import { deriveAsDescribed, unsupported } from "./decrypt";
import { DIGEST, derivePkcs12, PURPOSE, type WorkBudget } from "./derive";
import type { PasskeyBytes } from "./passkey-bytes";

/**
 * Whether the MAC fits content and passkey. Throws ERR_PKCS12_UNSUPPORTED where this runtime cannot compute it, and
 * ERR_PKCS12_TOO_MUCH_WORK.
 */
export function macFits(macData: Element, content: Buffer, passkey: PasskeyBytes, budget: WorkBudget): boolean {
    const digestInfo = child(macData, 0);
    const algorithm = child(digestInfo, 0);
    const expected = octets(child(digestInfo, 1));
    const scheme = oid(child(algorithm, 0));
    const actual =
        scheme === PBMAC1
            ? pbmac1(child(algorithm, 1), content, passkey, budget)
            : classicMac(scheme, macData, content, passkey, budget);
    return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function classicMac(
    scheme: string,
    macData: Element,
    content: Buffer,
    passkey: PasskeyBytes,
    budget: WorkBudget,
): Buffer {
    const hash = HASHES[scheme];
    if (hash === undefined) {
        throw unsupported(scheme);
    }
    const salt = octets(child(macData, 1));
    const rounds = child(macData, 2);
    const iterations = rounds === undefined ? 1 : smallInteger(rounds);
    const key = derivePkcs12(hash, PURPOSE.mac, passkey.bmp, salt, iterations, DIGEST[hash] ?? 20, budget);
    return createHmac(hash, key).update(content).digest();
}

function pbmac1(parameters: Element | undefined, content: Buffer, passkey: PasskeyBytes, budget: WorkBudget): Buffer {
    const scheme = oid(child(child(parameters, 1), 0));
    const hash = HMAC_HASHES[scheme];
    if (hash === undefined) {
        throw unsupported(scheme);
    }
    const key = deriveAsDescribed(child(parameters, 0), passkey.utf8, undefined, budget);
    return createHmac(hash, key).update(content).digest();
}
