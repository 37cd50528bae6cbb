/** Collects the private keys and certificates that lie in the bags of a PKCS#12 file. */
import forge from "node-forge";
import { type Asn1, Asn1ShapeError, membersOf, octetsOf, oidOf, parseAsn1, toDer } from "./asn1";
import { decrypt } from "./decryption";
import { type Password, UnsupportedAlgorithmError } from "./key-derivation";

const DATA = "1.2.840.113549.1.7.1";
const ENCRYPTED_DATA = "1.2.840.113549.1.7.6";
const KEY_BAG = "1.2.840.113549.1.12.10.1.1";
const SHROUDED_KEY_BAG = "1.2.840.113549.1.12.10.1.2";
const CERTIFICATE_BAG = "1.2.840.113549.1.12.10.1.3";
const NESTED_BAGS = "1.2.840.113549.1.12.10.1.6";
const X509_CERTIFICATE = "1.2.840.113549.1.9.22.1";
const FRIENDLY_NAME = "1.2.840.113549.1.9.20";

/** A private key as PKCS#8 DER, with the friendlyName of its entry when it has one. */
export interface KeyEntry {
    readonly pkcs8: Buffer;
    readonly friendlyName?: string;
}

/** All keys and certificates (DER) of a file, in the file's order. */
export interface SafeBags {
    readonly keys: KeyEntry[];
    readonly certificates: Buffer[];
}

/**
 * Reads every bag of an AuthenticatedSafe; bags of other kinds are passed over.
 *
 * @throws {UnsupportedAlgorithmError} for an unsupported form of encryption.
 * @throws {Error} of any kind when the password is wrong or the bytes are damaged.
 */
export function readSafeBags(authenticatedSafe: Buffer, password: Password): SafeBags {
    const bags: SafeBags = { keys: [], certificates: [] };
    for (const contentInfo of membersOf(parseAsn1(authenticatedSafe))) {
        readBags(parseAsn1(plainContent(contentInfo, password)), password, bags);
    }
    return bags;
}

/**
 * The content of an unencrypted ContentInfo.
 *
 * @throws {UnsupportedAlgorithmError} when the content is of another type, such as signed data.
 */
export function dataContent(contentInfo: Asn1 | undefined): Buffer {
    const [type, content] = membersOf(contentInfo);
    if (oidOf(type) !== DATA) {
        throw new UnsupportedAlgorithmError("the content type is not known");
    }
    return octetsOf(membersOf(content)[0]);
}

function plainContent(contentInfo: Asn1, password: Password): Buffer {
    const [type, content] = membersOf(contentInfo);
    if (oidOf(type) !== ENCRYPTED_DATA) {
        return dataContent(contentInfo);
    }
    const encryptedContentInfo = membersOf(membersOf(content)[0])[1];
    const [, algorithm, ciphertext] = membersOf(encryptedContentInfo);
    return decrypt(algorithm, octetsOf(ciphertext), password);
}

function readBags(safeContents: Asn1, password: Password, bags: SafeBags): void {
    for (const bag of membersOf(safeContents)) {
        const [type, wrapped, attributes] = membersOf(bag);
        const value = membersOf(wrapped)[0];
        switch (oidOf(type)) {
            case KEY_BAG:
                bags.keys.push({ pkcs8: toDer(present(value)), ...friendlyNameOf(attributes) });
                break;
            case SHROUDED_KEY_BAG: {
                const [algorithm, ciphertext] = membersOf(value);
                const pkcs8 = decrypt(algorithm, octetsOf(ciphertext), password);
                bags.keys.push({ pkcs8, ...friendlyNameOf(attributes) });
                break;
            }
            case CERTIFICATE_BAG: {
                const [certificateType, certificate] = membersOf(value);
                if (oidOf(certificateType) === X509_CERTIFICATE) {
                    bags.certificates.push(octetsOf(membersOf(certificate)[0]));
                }
                break;
            }
            case NESTED_BAGS:
                readBags(present(value), password, bags);
                break;
        }
    }
}

function friendlyNameOf(attributes: Asn1 | undefined): { friendlyName?: string } {
    for (const attribute of attributes === undefined ? [] : membersOf(attributes)) {
        const [type, values] = membersOf(attribute);
        const name = oidOf(type) === FRIENDLY_NAME ? membersOf(values)[0] : undefined;
        if (name !== undefined && name.type === forge.asn1.Type.BMPSTRING && typeof name.value === "string") {
            return { friendlyName: name.value };
        }
    }
    return {};
}

function present(node: Asn1 | undefined): Asn1 {
    if (node === undefined) {
        throw new Asn1ShapeError("a bag without a value");
    }
    return node;
}
