/** The encryption of a part of a PKCS#12 file: PBES2 (RFC 8018, 6.2) and PKCS#12's own schemes (RFC 7292, C). */
import { createDecipheriv } from "node:crypto";
import { PBES2, PBES2_CIPHERS, PKCS12_CIPHERS, unsupported, type LegacyCipher } from "./algorithms";
import { child, octets, oid, smallInteger, type Element } from "./asn1";
import { derivePkcs12, pbkdf2Once, pbkdf2Work, pkcs12Work, PURPOSE, type Derivation } from "./derive";
import type { PasskeyBytes } from "./passkey-bytes";
import { readPbkdf2 } from "./pbkdf2";
import { damaged, Pkcs12Error } from "./pkcs12-error";
import { decipherRc2 } from "./rc2";
import type { WorkBudget } from "./work-budget";

export interface Lock {
    /** What opening it costs, as {@link WorkBudget} counts. */
    readonly work: number;
    /** Undefined: this passkey does not fit. Throws ERR_PKCS12_TOO_MUCH_WORK. */
    readonly open: (ciphertext: Buffer, passkey: PasskeyBytes, budget: WorkBudget) => Buffer | undefined;
}

/**
 * Reads an AlgorithmIdentifier. Gives, and does not throw, ERR_PKCS12_UNSUPPORTED for one that cannot be opened here: what
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
        work: pbkdf2Work(derivation),
        open: (ciphertext, { utf8 }, budget) => decipher(cipher.name, derive(utf8, budget), iv, ciphertext),
    };
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
        work: pkcs12Work(forKey) + pkcs12Work(forIv),
        open: (ciphertext, { bmp }, budget) => {
            const key = derivePkcs12(forKey, PURPOSE.key, bmp, budget);
            const iv = derivePkcs12(forIv, PURPOSE.iv, bmp, budget);
            switch (kind) {
                case "3des":
                    return decipher("des-ede3-cbc", key, iv, ciphertext);
                case "3des-2key":
                    return decipher("des-ede3-cbc", Buffer.concat([key, key.subarray(0, 8)]), iv, ciphertext);
                case "rc2":
                    checkLength(ciphertext, iv.length);
                    return decipherRc2(key, iv, ciphertext, budget);
            }
        },
    };
}

/** `iv` is as long as a block. */
function decipher(name: string, key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer | undefined {
    checkLength(ciphertext, iv.length);
    try {
        const cipher = createDecipheriv(name, key, iv);
        return Buffer.concat([cipher.update(ciphertext), cipher.final()]);
    } catch {
        // Bad padding: the ordinary sign of another passkey.
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
