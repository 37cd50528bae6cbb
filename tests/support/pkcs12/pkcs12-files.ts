/** Makes PKCS#12 files at test time, so that a test can choose names, validity and passkey; see {@link makePkcs12}. */
import { createHash, generateKeyPairSync } from "node:crypto";
import forge from "node-forge";

/** Every option may be left out. */
export interface Pkcs12Options {
    /** The subject's and issuer's CN, the only part of the name. @default "Test Signer" */
    readonly commonName?: string;
    /** The key entry's friendlyName. @default none */
    readonly friendlyName?: string;
    /** @default yesterday */
    readonly notBefore?: Date;
    /** @default in 365 days */
    readonly notAfter?: Date;
    /**
     * ASCII. Empty and absent differ; absent (`null`) makes a file without encryption and without a MAC.
     * @default "sesame"
     */
    readonly passkey?: string | null;
    /** @default true */
    readonly withKey?: boolean;
    /** @default true */
    readonly withCertificate?: boolean;
    /** Puts a private key into the file that is not the certificate's. @default false */
    readonly otherKey?: boolean;
    /** Encryption of key and certificate. @default "aes256" */
    readonly algorithm?: "aes128" | "aes192" | "aes256" | "3des";
    /** Iterations of each key derivation. @default 2048 */
    readonly iterations?: number;
}

/** A file and what is in it. Times are ISO 8601 in UTC, whole seconds; hashes lower-case hex. */
export interface Pkcs12File {
    readonly bytes: Buffer;
    readonly passkey: string;
    /** SHA-256 of `bytes`. */
    readonly fileHash: string;
    /** SHA-256 of the certificate's DER. */
    readonly fingerprint: string;
    readonly notBefore: string;
    readonly notAfter: string;
}

const DAY = 24 * 60 * 60 * 1000;
const keys = new Map<string, forge.pki.rsa.KeyPair>();
let serial = 0;

/**
 * A new self-signed certificate with its private key, as the bytes of a `.p12` file. Each call gives other bytes, also
 * with the same options. The RSA keys are made once per process: only the first call takes more than some milliseconds.
 *
 * ```ts
 * const { bytes, passkey } = makePkcs12({ commonName: "Asha Rao", notAfter: new Date("2030-01-01") });
 * ```
 */
export function makePkcs12(options: Pkcs12Options = {}): Pkcs12File {
    const { commonName = "Test Signer", friendlyName, passkey = "sesame" } = options;
    if (!/^[\x20-\x7e]*$/.test(passkey ?? "")) {
        // node-forge derives keys from other text in a way of its own: nothing else would open the file.
        throw new RangeError("the passkey has to be ASCII");
    }
    const notBefore = wholeSeconds(options.notBefore ?? new Date(Date.now() - DAY));
    const notAfter = wholeSeconds(options.notAfter ?? new Date(Date.now() + 365 * DAY));
    const certificate = selfSigned(commonName, notBefore, notAfter, keyPair("first"));
    const key = keyPair(options.otherKey === true ? "other" : "first").privateKey;
    const pfx = forge.pkcs12.toPkcs12Asn1(
        (options.withKey ?? true) ? key : null,
        (options.withCertificate ?? true) ? certificate : (null as unknown as forge.pki.Certificate),
        passkey,
        {
            algorithm: (options.algorithm ?? "aes256") as "aes256",
            count: options.iterations ?? 2048,
            useMac: passkey !== null,
            ...(friendlyName === undefined ? {} : { friendlyName }),
        },
    );
    const bytes = binary(forge.asn1.toDer(pfx).getBytes());
    const der = binary(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes());
    return {
        bytes,
        passkey: passkey ?? "",
        fileHash: sha256(bytes),
        fingerprint: sha256(der),
        notBefore: isoSeconds(notBefore),
        notAfter: isoSeconds(notAfter),
    };
}

function selfSigned(commonName: string, from: Date, to: Date, pair: forge.pki.rsa.KeyPair): forge.pki.Certificate {
    const certificate = forge.pki.createCertificate();
    serial++;
    certificate.serialNumber = `01${process.pid.toString(16).padStart(8, "0")}${serial.toString(16).padStart(8, "0")}`;
    certificate.publicKey = pair.publicKey;
    certificate.validity.notBefore = from;
    certificate.validity.notAfter = to;
    // Without the tag forge writes a PrintableString, which holds ASCII only.
    const name = [
        { name: "commonName", value: commonName, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class },
    ];
    certificate.setSubject(name);
    certificate.setIssuer(name);
    certificate.sign(pair.privateKey, forge.md.sha256.create());
    return certificate;
}

/** Node makes RSA keys a hundred times faster than forge does. */
function keyPair(which: string): forge.pki.rsa.KeyPair {
    const made = keys.get(which);
    if (made !== undefined) {
        return made;
    }
    const { privateKey, publicKey } = generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const pair = {
        privateKey: forge.pki.privateKeyFromPem(privateKey),
        publicKey: forge.pki.publicKeyFromPem(publicKey),
    };
    keys.set(which, pair);
    return pair;
}

function wholeSeconds(date: Date): Date {
    return new Date(Math.floor(date.getTime() / 1000) * 1000);
}

function isoSeconds(date: Date): string {
    return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

function binary(text: string): Buffer {
    return Buffer.from(text, "latin1");
}

function sha256(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("hex");
}
