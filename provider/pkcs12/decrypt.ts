/** Decrypts the protected parts of a PKCS#12 file: PBES2 (RFC 8018, 6.2) and PKCS#12's own schemes (RFC 7292, C). */
import { createDecipheriv } from "node:crypto";
import forge from "node-forge";
import {
    algorithmName,
    HMAC_HASHES,
    PBES2,
    PBES2_CIPHERS,
    PBKDF2,
    PKCS12_CIPHERS,
    type LegacyCipher,
} from "./algorithms";
import { child, children, isInteger, isSequence, octets, oid, smallInteger, type Element } from "./asn1";
import { derivePbkdf2, derivePkcs12, PURPOSE, type Purpose, type WorkBudget } from "./derive";
import type { PasskeyBytes } from "./passkey-bytes";
import { Pkcs12Error } from "./pkcs12-error";

/**
 * Decrypts with the algorithm that `algorithm` (an AlgorithmIdentifier) describes. Undefined: this passkey does not fit.
 * Throws ERR_PKCS12_UNSUPPORTED with the algorithm's name, ERR_PKCS12_TOO_MUCH_WORK, or ERR_PKCS12_DAMAGED.
 */
export function decrypt(
    algorithm: Element | undefined,
    ciphertext: Buffer,
    passkey: PasskeyBytes,
    budget: WorkBudget,
): Buffer | undefined {
    const scheme = oid(child(algorithm, 0));
    const parameters = child(algorithm, 1);
    if (scheme === PBES2) {
        return decryptPbes2(parameters, ciphertext, passkey, budget);
    }
    const legacy = PKCS12_CIPHERS[scheme];
    if (legacy === undefined) {
        throw unsupported(scheme);
    }
    return decryptLegacy(legacy, parameters, ciphertext, passkey, budget);
}

/** Derives a key as a PBKDF2 AlgorithmIdentifier says; `length` where the identifier names none. */
export function deriveAsDescribed(
    algorithm: Element | undefined,
    passkey: Buffer,
    length: number | undefined,
    budget: WorkBudget,
): Buffer {
    const scheme = oid(child(algorithm, 0));
    if (scheme !== PBKDF2) {
        throw unsupported(scheme);
    }
    const [salt, iterations, ...rest] = children(child(algorithm, 1));
    const keyLength = rest.find(isInteger);
    const prf = rest.find(isSequence);
    const prfOid = prf === undefined ? undefined : oid(child(prf, 0));
    const hash = prfOid === undefined ? "sha1" : HMAC_HASHES[prfOid];
    if (hash === undefined) {
        throw unsupported(prfOid ?? "");
    }
    const bytes = length ?? (keyLength === undefined ? 0 : smallInteger(keyLength));
    const rounds = smallInteger(iterations);
    // Node refuses these with an error of its own; 1 KiB is far above any key.
    if (bytes < 1 || bytes > 1024 || rounds < 1) {
        throw new Pkcs12Error("ERR_PKCS12_DAMAGED", "The PKCS#12 file is damaged: its key derivation makes no sense.");
    }
    return derivePbkdf2(hash, passkey, octets(salt), rounds, bytes, budget);
}

/** Says which algorithm this runtime lacks. */
export function unsupported(algorithm: string): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_UNSUPPORTED",
        `The PKCS#12 file uses ${algorithmName(algorithm)}, which cannot be opened here.`,
    );
}

function decryptPbes2(
    parameters: Element | undefined,
    ciphertext: Buffer,
    passkey: PasskeyBytes,
    budget: WorkBudget,
): Buffer | undefined {
    const encryption = child(parameters, 1);
    const scheme = oid(child(encryption, 0));
    const cipher = PBES2_CIPHERS[scheme];
    if (cipher === undefined) {
        throw unsupported(scheme);
    }
    const key = deriveAsDescribed(child(parameters, 0), passkey.utf8, cipher.keyLength, budget);
    return decipher(cipher.name, key, octets(child(encryption, 1)), ciphertext);
}

function decryptLegacy(
    cipher: LegacyCipher,
    parameters: Element | undefined,
    ciphertext: Buffer,
    passkey: PasskeyBytes,
    budget: WorkBudget,
): Buffer | undefined {
    const salt = octets(child(parameters, 0));
    const iterations = smallInteger(child(parameters, 1));
    const derive = (purpose: Purpose, length: number) =>
        derivePkcs12("sha1", purpose, passkey.bmp, salt, iterations, length, budget);
    const key = derive(PURPOSE.key, cipher.keyLength);
    const iv = derive(PURPOSE.iv, 8);
    switch (cipher.kind) {
        case "3des":
            return decipher("des-ede3-cbc", key, iv, ciphertext);
        case "3des-2key":
            return decipher("des-ede3-cbc", Buffer.concat([key, key.subarray(0, 8)]), iv, ciphertext);
        case "rc2":
            return decipherRc2(key, iv, ciphertext);
    }
}

function decipher(name: string, key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer | undefined {
    try {
        const cipher = createDecipheriv(name, key, iv);
        return Buffer.concat([cipher.update(ciphertext), cipher.final()]);
    } catch {
        // Bad padding: the ordinary sign of another passkey.
        return undefined;
    }
}

/** Node's OpenSSL has no RC2 without its legacy provider; node-forge has. */
function decipherRc2(key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer | undefined {
    const cipher = forge.rc2.createDecryptionCipher(key.toString("latin1"), key.length * 8);
    cipher.start(iv.toString("latin1"));
    cipher.update(forge.util.createBuffer(ciphertext.toString("latin1")));
    return cipher.finish() ? Buffer.from(cipher.output.getBytes(), "latin1") : undefined;
}
