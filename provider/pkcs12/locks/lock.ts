/** The encryption of a part of a PKCS#12 file: PBES2 (RFC 8018, 6.2) and PKCS#12's own schemes (RFC 7292, C). */
import { createDecipheriv } from "node:crypto";
import { PBES2, PBES2_CIPHERS, PKCS12_CIPHERS, RC2_CBC, unsupported, type LegacyCipher } from "./algorithms";
import { child, children, isInteger, octets, oid, smallInteger, type Element } from "../asn1/asn1";
import { derivePkcs12, pbkdf2Once, pbkdf2Work, pkcs12Work, PURPOSE, type Derivation } from "./derive";
import type { Form } from "./passkey-bytes";
import { readPbkdf2 } from "./pbkdf2";
import { damaged, Pkcs12Error } from "../pkcs12-error";
import { decipherRc2 } from "./rc2";
import { onThisRuntime } from "../runtime";
import type { WorkBudget } from "../work-budget";

export interface Lock {
    readonly form: Form;
    /** What opening it with one reading costs, as {@link WorkBudget} counts. */
    readonly work: number;
    /** Undefined: this reading of the passkey does not fit. Throws ERR_PKCS12_TOO_MUCH_WORK and ERR_PKCS12_UNSUPPORTED. */
    readonly open: (ciphertext: Buffer, reading: Buffer, budget: WorkBudget) => Buffer | undefined;
}

/**
 * Reads an AlgorithmIdentifier. Returns, and does not throw, ERR_PKCS12_UNSUPPORTED for one that is unsupported on this runtime: what
 * that means depends on the rest of the file. Throws ERR_PKCS12_DAMAGED.
 */
export function readLock(algorithm: Element | undefined): Lock | Pkcs12Error {
    const scheme = oid(child(algorithm, 0));
    const parameters = child(algorithm, 1);
    if (scheme === PBES2) {
        return readPbes2(parameters);
    }
    const cipher = PKCS12_CIPHERS[scheme];
    return cipher === undefined ? unsupported(scheme) : readPkcs12Scheme(cipher, parameters);
}

function readPbes2(parameters: Element | undefined): Lock | Pkcs12Error {
    const encryption = child(parameters, 1);
    const scheme = oid(child(encryption, 0));
    if (scheme === RC2_CBC) {
        return readPbes2Rc2(child(parameters, 0), child(encryption, 1));
    }
    const cipher = PBES2_CIPHERS[scheme];
    if (cipher === undefined) {
        return unsupported(scheme);
    }
    const derivation = readPbkdf2(child(parameters, 0), cipher.keyLength);
    if (derivation instanceof Pkcs12Error) {
        return derivation;
    }
    const iv = octets(child(encryption, 1));
    if (iv.length !== cipher.block) {
        throw impossibleLength("an initialisation vector");
    }
    const derive = pbkdf2Once(derivation);
    return {
        form: "octets",
        work: pbkdf2Work(derivation),
        open: (ciphertext, reading, budget) => decipher(cipher.name, derive(reading, budget), iv, ciphertext),
    };
}

/** RFC 8018, B.2.3. Without a key length the file means one of 16 bytes, as OpenSSL reads it. */
function readPbes2Rc2(keyDerivation: Element | undefined, parameters: Element | undefined): Lock | Pkcs12Error {
    const derivation = readPbkdf2(keyDerivation, undefined, 16);
    if (derivation instanceof Pkcs12Error) {
        return derivation;
    }
    const [first, ...rest] = children(parameters);
    const bits = isInteger(first) ? effectiveBits(smallInteger(first)) : 32;
    const iv = octets(isInteger(first) ? rest[0] : first);
    if (iv.length !== 8) {
        throw impossibleLength("an initialisation vector");
    }
    if (bits === undefined || derivation.length > 128) {
        return unsupported(RC2_CBC);
    }
    const derive = pbkdf2Once(derivation);
    return {
        form: "octets",
        work: pbkdf2Work(derivation),
        open: (ciphertext, reading, budget) => {
            checkLength(ciphertext, iv.length);
            return decipherRc2(derive(reading, budget), bits, iv, ciphertext, budget);
        },
    };
}

/** From the version that stands for them (RFC 8018, B.2.3); RC2 has at most 1024. */
function effectiveBits(version: number): number | undefined {
    const small: Readonly<Record<number, number>> = { 160: 40, 120: 64, 58: 128 };
    return small[version] ?? (version >= 256 && version <= 1024 ? version : undefined);
}

function readPkcs12Scheme({ kind, keyLength }: LegacyCipher, parameters: Element | undefined): Lock {
    const common = {
        hash: "sha1",
        salt: octets(child(parameters, 0)),
        iterations: Math.max(1, smallInteger(child(parameters, 1))),
    } as const;
    const forKey: Derivation = { ...common, length: keyLength };
    const forIv: Derivation = { ...common, length: 8 };
    return {
        form: "bmp",
        work: pkcs12Work(forKey) + pkcs12Work(forIv),
        open: (ciphertext, reading, budget) => {
            const key = derivePkcs12(forKey, PURPOSE.key, reading, budget);
            const iv = derivePkcs12(forIv, PURPOSE.iv, reading, budget);
            switch (kind) {
                case "3des":
                    return decipher("des-ede3-cbc", key, iv, ciphertext);
                case "3des-2key":
                    return decipher("des-ede3-cbc", Buffer.concat([key, key.subarray(0, 8)]), iv, ciphertext);
                case "rc2":
                    checkLength(ciphertext, iv.length);
                    return decipherRc2(key, key.length * 8, iv, ciphertext, budget);
            }
        },
    };
}

/** `iv` is as long as a block. */
function decipher(name: string, key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer | undefined {
    checkLength(ciphertext, iv.length);
    const cipher = onThisRuntime(name, () => createDecipheriv(name, key, iv));
    const start = onThisRuntime(name, () => cipher.update(ciphertext));
    try {
        return Buffer.concat([start, cipher.final()]);
    } catch {
        // Bad padding, the ordinary sign of another passkey: of whole blocks nothing else can be wrong at the end.
        return undefined;
    }
}

/** No passkey opens what is not made of whole blocks. */
function checkLength(ciphertext: Buffer, block: number): void {
    if (ciphertext.length === 0 || ciphertext.length % block !== 0) {
        throw impossibleLength("an encrypted part");
    }
}

function impossibleLength(what: string): Pkcs12Error {
    return damaged(`${what} has an impossible length`);
}
