/** Decrypts the password-encrypted parts of a PKCS#12 file: PBES2 and the older PKCS#12 schemes. */
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import forge from "node-forge";
import { type Asn1, integerOf, isUniversal, membersOf, octetsOf, oidOf } from "./asn1";
import {
    checkIterations,
    derivePkcs12Key,
    KeyPurpose,
    type Password,
    UnsupportedAlgorithmError,
} from "./key-derivation";

const PBES2 = "1.2.840.113549.1.5.13";
const PBKDF2 = "1.2.840.113549.1.5.12";

const HMAC_DIGESTS: Readonly<Record<string, string>> = {
    "1.2.840.113549.2.7": "sha1",
    "1.2.840.113549.2.8": "sha224",
    "1.2.840.113549.2.9": "sha256",
    "1.2.840.113549.2.10": "sha384",
    "1.2.840.113549.2.11": "sha512",
};

const PBES2_CIPHERS: Readonly<Record<string, { name: string; keySize: number }>> = {
    "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", keySize: 16 },
    "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", keySize: 24 },
    "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", keySize: 32 },
    "1.2.840.113549.3.7": { name: "des-ede3-cbc", keySize: 24 },
};

const PKCS12_CIPHERS: Readonly<Record<string, { name: string; keySize: number }>> = {
    "1.2.840.113549.1.12.1.3": { name: "des-ede3-cbc", keySize: 24 },
    "1.2.840.113549.1.12.1.4": { name: "des-ede-cbc", keySize: 16 },
    "1.2.840.113549.1.12.1.5": { name: "rc2", keySize: 16 },
    "1.2.840.113549.1.12.1.6": { name: "rc2", keySize: 5 },
};

/**
 * Decrypts with the algorithm that the file names.
 *
 * @throws {UnsupportedAlgorithmError} for an algorithm or a cost that is not taken.
 * @throws {Error} of any kind when the password is wrong or the bytes are damaged.
 */
export function decrypt(algorithm: Asn1 | undefined, ciphertext: Buffer, password: Password): Buffer {
    const [identifier, parameters] = membersOf(algorithm);
    const scheme = oidOf(identifier);
    if (scheme === PBES2) {
        return decryptPbes2(parameters, ciphertext, password);
    }
    const cipher = PKCS12_CIPHERS[scheme];
    if (cipher === undefined) {
        throw new UnsupportedAlgorithmError("the encryption scheme is not known");
    }
    const [salt, count] = membersOf(parameters);
    const derive = (purpose: number, size: number): Buffer =>
        derivePkcs12Key("sha1", password, octetsOf(salt), integerOf(count), purpose, size);
    const key = derive(KeyPurpose.encryptionKey, cipher.keySize);
    const iv = derive(KeyPurpose.initialisationVector, 8);
    return cipher.name === "rc2" ? decipherRc2(key, iv, ciphertext) : decipher(cipher.name, key, iv, ciphertext);
}

function decryptPbes2(parameters: Asn1 | undefined, ciphertext: Buffer, password: Password): Buffer {
    const [derivation, encryption] = membersOf(parameters);
    const [derivationOid, derivationParameters] = membersOf(derivation);
    const [cipherOid, iv] = membersOf(encryption);
    const cipher = PBES2_CIPHERS[oidOf(cipherOid)];
    if (oidOf(derivationOid) !== PBKDF2 || cipher === undefined) {
        throw new UnsupportedAlgorithmError("the derivation or the cipher is not known");
    }
    const [salt, count, ...optional] = membersOf(derivationParameters);
    // RFC 8018: the key length may stand before the pseudo-random function, which is HMAC with SHA-1 when left out.
    const prf = optional.find((node) => isUniversal(node, forge.asn1.Type.SEQUENCE));
    const digest = prf === undefined ? "sha1" : HMAC_DIGESTS[oidOf(membersOf(prf)[0])];
    if (digest === undefined) {
        throw new UnsupportedAlgorithmError("the pseudo-random function is not known");
    }
    const iterations = integerOf(count);
    checkIterations(iterations);
    const key = pbkdf2Sync(password.utf8, octetsOf(salt), iterations, cipher.keySize, digest);
    return decipher(cipher.name, key, octetsOf(iv), ciphertext);
}

function decipher(name: string, key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer {
    const cipher = createDecipheriv(name, key, iv);
    return Buffer.concat([cipher.update(ciphertext), cipher.final()]);
}

/** RC2 is not in the OpenSSL that Node.js is built with, unless a legacy provider is loaded. */
function decipherRc2(key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer {
    const cipher = forge.rc2.createDecryptionCipher(key.toString("latin1"), key.length * 8);
    cipher.start(iv.toString("latin1"));
    cipher.update(forge.util.createBuffer(ciphertext.toString("latin1")));
    if (!cipher.finish()) {
        throw new Error("the decrypted bytes are not padded");
    }
    return Buffer.from(cipher.output.getBytes(), "latin1");
}
