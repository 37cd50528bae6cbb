/** Decrypts the password-encrypted parts of a PKCS#12 file: PBES2 and the older PKCS#12 schemes. */
import { createDecipheriv } from "node:crypto";
import { type Asn1, integerOf, membersOf, octetsOf, oidOf } from "./asn1";
import { derivePkcs12Key, KeyPurpose, type Password, UnsupportedAlgorithmError } from "./key-derivation";
import { readPbkdf2 } from "./pbkdf2";
import { decipherRc2 } from "./rc2";

const PBES2 = "1.2.840.113549.1.5.13";

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
 * @throws {UnsupportedAlgorithmError} for an unsupported algorithm or cost.
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
    const [cipherOid, iv] = membersOf(encryption);
    const cipher = PBES2_CIPHERS[oidOf(cipherOid)];
    if (cipher === undefined) {
        throw new UnsupportedAlgorithmError("the cipher is not known");
    }
    const key = readPbkdf2(derivation).derive(password.utf8, cipher.keySize);
    return decipher(cipher.name, key, octetsOf(iv), ciphertext);
}

function decipher(name: string, key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer {
    const cipher = createDecipheriv(name, key, iv);
    return Buffer.concat([cipher.update(ciphertext), cipher.final()]);
}
