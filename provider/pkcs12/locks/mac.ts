/** The MAC over a PKCS#12 file's content: RFC 7292 (appendix B) and PBMAC1 (RFC 9579). */
import { createHmac, timingSafeEqual } from "node:crypto";
import { DIGEST_HASHES, HMAC_HASHES, PBMAC1, unsupported } from "./algorithms";
import { child, octets, oid, smallInteger, type Element } from "../asn1/asn1";
import { derivePkcs12, pbkdf2Once, pbkdf2Work, pkcs12Work, PURPOSE, type Derivation } from "./derive";
import { HASHES, type HashName } from "./hashes";
import type { Form, PasskeyReadings } from "./passkey-bytes";
import { readPbkdf2 } from "./pbkdf2";
import { Pkcs12Error } from "../pkcs12-error";
import { onThisRuntime } from "../runtime";
import type { WorkBudget } from "../work-budget";

export interface Mac {
    readonly form: Form;
    /** What verifying it with one reading costs, as {@link WorkBudget} counts. */
    readonly work: number;
    /** Throws ERR_PKCS12_TOO_MUCH_WORK and ERR_PKCS12_UNSUPPORTED. */
    readonly fits: (content: Buffer, reading: Buffer, budget: WorkBudget) => boolean;
}

/**
 * Whether the MAC fits with a reading of the passkey, which is then the first one for the parts. `ahead`: what the parts
 * will cost; readings after the first are tried only as far as the budget allows them beside it.
 */
export function verifyMac(
    mac: Mac,
    content: Buffer,
    readings: PasskeyReadings,
    budget: WorkBudget,
    ahead: number,
): boolean {
    const fitting = readings
        .of(mac.form)
        .find(
            (reading, index) => (index === 0 || budget.allows(mac.work + ahead)) && mac.fits(content, reading, budget),
        );
    if (fitting !== undefined) {
        readings.prefer(mac.form, fitting);
    }
    return fitting !== undefined;
}

/**
 * Reads a MacData. Gives, and does not throw, ERR_PKCS12_UNSUPPORTED for one that cannot be computed here. Throws
 * ERR_PKCS12_DAMAGED.
 */
export function readMac(macData: Element): Mac | Pkcs12Error {
    const digestInfo = child(macData, 0);
    const algorithm = child(digestInfo, 0);
    const expected = octets(child(digestInfo, 1));
    const scheme = oid(child(algorithm, 0));
    if (scheme === PBMAC1) {
        return readPbmac1(child(algorithm, 1), expected);
    }
    const hash = DIGEST_HASHES[scheme];
    if (hash === undefined) {
        return unsupported(scheme);
    }
    const iterations = child(macData, 2);
    const derivation: Derivation = {
        hash,
        salt: octets(child(macData, 1)),
        iterations: iterations === undefined ? 1 : Math.max(1, smallInteger(iterations)),
        length: HASHES[hash].digest,
    };
    return {
        form: "bmp",
        work: pkcs12Work(derivation),
        fits: (content, reading, budget) =>
            agrees(hash, derivePkcs12(derivation, PURPOSE.mac, reading, budget), content, expected),
    };
}

function readPbmac1(parameters: Element | undefined, expected: Buffer): Mac | Pkcs12Error {
    const scheme = oid(child(child(parameters, 1), 0));
    const hash = HMAC_HASHES[scheme];
    if (hash === undefined) {
        return unsupported(scheme);
    }
    const derivation = readPbkdf2(child(parameters, 0));
    if (derivation instanceof Pkcs12Error) {
        return derivation;
    }
    const derive = pbkdf2Once(derivation);
    return {
        form: "octets",
        work: pbkdf2Work(derivation),
        fits: (content, reading, budget) => agrees(hash, derive(reading, budget), content, expected),
    };
}

function agrees(hash: HashName, key: Buffer, content: Buffer, expected: Buffer): boolean {
    const actual = onThisRuntime(`HMAC with ${hash}`, () => createHmac(hash, key).update(content).digest());
    return actual.length === expected.length && timingSafeEqual(actual, expected);
}
