/** Makes PKCS#12 files quickly, with 1,024 bits and one iteration, valid ones and malformed ones, for the emulator's tests. */
import { generateKeyPairSync } from "node:crypto";
import forge from "node-forge";

const { asn1, pki } = forge;

/** What a file is to hold; everything has a default. */
export interface FileSpec {
    /** friendlyName of the key entry. @default none */
    readonly friendlyName?: string;
    /** CN of the subject; `null` for a subject without one. @default "Test Subject" */
    readonly commonName?: string | null;
    /** @default "secret" */
    readonly passkey?: string;
    /** @default 2027-01-02T03:04:05Z */
    readonly notAfter?: Date;
    /** Leaves the key out, or puts in the key of another certificate. @default the right key */
    readonly key?: "none" | "other";
    /** How the key is encrypted; the AES kind is PBES2 with the pseudo-random function left out. @default "3des" */
    readonly algorithm?: "3des" | "aes256";
    /** Bytes of ballast in a further certificate. @default none */
    readonly ballast?: number;
}

/** The end of validity of the files that do not ask for another one. */
export const NOT_AFTER = "2027-01-02T03:04:05Z";

// Small keys, made once: the tests want the format, not the strength.
const [ownKey, otherKey] = [makeKey(), makeKey()];

/** A file in the format of node-forge, with one iteration for speed. */
export function makeQuickPkcs12(spec: FileSpec = {}): Buffer {
    const { friendlyName, passkey = "secret", key, algorithm = "3des", ballast } = spec;
    const certificates = [makeCertificate(spec), ...(ballast === undefined ? [] : [makeCertificate({}, ballast)])];
    const privateKey = key === "none" ? null : key === "other" ? otherKey : ownKey;
    const options = { algorithm, count: 1, ...(friendlyName === undefined ? {} : { friendlyName }) };
    return toBuffer(forge.pkcs12.toPkcs12Asn1(privateKey, certificates, passkey, options));
}

/** A sound file of exactly this many bytes. */
export function makeQuickPkcs12OfSize(bytes: number): Buffer {
    const guess = makeQuickPkcs12({ ballast: bytes - 4096 });
    return makeQuickPkcs12({ ballast: bytes - 4096 + (bytes - guess.length) });
}

/** A file whose MAC is right for the passkey while its content is no PKCS#12 content. */
export function makeDamagedPkcs12(passkey: string): Buffer {
    const content = "this is not ASN.1";
    const salt = "saltsalt";
    const macKey = forge.pkcs12.generateKey(passkey, forge.util.createBuffer(salt), 3, 1, 20);
    const hmac = forge.hmac.create();
    hmac.start("sha1", macKey);
    hmac.update(content);
    return makePfx(content, pki.oids["sha1"] ?? "", hmac.digest().getBytes(), salt);
}

/** Files with a MAC of a kind that the emulator does not know (PBMAC1), and with one that would take hours. */
export function makeUnsupportedPkcs12(): Buffer[] {
    const hours = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, "\x7f\xff\xff\xff");
    return [
        makePfx("content", "1.2.840.113549.1.5.14", "digest", "saltsalt"),
        makePfx("content", pki.oids["sha1"] ?? "", "digest", "saltsalt", hours),
    ];
}

function makePfx(content: string, macOid: string, digest: string, salt: string, ...count: forge.asn1.Asn1[]): Buffer {
    const algorithm = sequence(oid(macOid), asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, ""));
    const macData = sequence(sequence(algorithm, octets(digest)), octets(salt), ...count);
    const wrapped = asn1.create(asn1.Class.CONTEXT_SPECIFIC, asn1.Type.NONE, true, [octets(content)]);
    const version = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, "\x03");
    return toBuffer(sequence(version, sequence(oid(pki.oids["data"] ?? ""), wrapped), macData));
}

function makeCertificate({ commonName = "Test Subject", notAfter }: FileSpec, ballast?: number): forge.pki.Certificate {
    const certificate = pki.createCertificate();
    const { n, e } = ownKey;
    certificate.publicKey = pki.setRsaPublicKey(n, e);
    certificate.serialNumber = "01";
    certificate.validity.notBefore = new Date("2020-01-01T00:00:00Z");
    certificate.validity.notAfter = notAfter ?? new Date(NOT_AFTER);
    const subject = [
        { shortName: "O", value: "Tests" },
        ...(commonName === null ? [] : [{ shortName: "CN", value: commonName }]),
    ];
    certificate.setSubject(subject);
    certificate.setIssuer(subject);
    if (ballast !== undefined) {
        certificate.setExtensions([{ id: "1.2.3.4", value: "x".repeat(ballast) }]);
    }
    certificate.sign(ownKey, forge.md.sha256.create());
    return certificate;
}

function makeKey(): forge.pki.rsa.PrivateKey {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    return pki.privateKeyFromPem(privateKey.export({ format: "pem", type: "pkcs1" }).toString());
}

function sequence(...members: forge.asn1.Asn1[]): forge.asn1.Asn1 {
    return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, members);
}

function octets(bytes: string): forge.asn1.Asn1 {
    return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes);
}

function oid(dotted: string): forge.asn1.Asn1 {
    return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes());
}

function toBuffer(node: forge.asn1.Asn1): Buffer {
    return Buffer.from(asn1.toDer(node).getBytes(), "latin1");
}
