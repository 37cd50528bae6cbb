/** Picks the signing certificate out of what a PKCS#12 file holds, and tells its facts. */
import { X509Certificate, type KeyObject } from "node:crypto";
import type { Pkcs12Facts } from "./facts";
import type { Opened } from "./parts";
import { damaged, Pkcs12Error } from "./pkcs12-error";
import { isWhole, readPrivateKey } from "./private-key";
import type { Entry } from "./safe-contents";
import { COMPARE_WORK, READ_WORK, PROVE_WORK, type WorkBudget } from "./work-budget";

const CURVES: Readonly<Record<string, string>> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };
const NAMES: Readonly<Record<string, string>> = { rsa: "RSA", "rsa-pss": "RSA-PSS", dsa: "DSA" };
const FIXED_NAMES: Readonly<Record<string, string>> = { ed25519: "Ed25519", ed448: "Ed448" };

interface Candidate extends Entry {
    readonly certificate: X509Certificate;
}

/**
 * The certificate whose public key is a private key's; its place in the chain says nothing. Of several such certificates,
 * a renewed one beside the old one, the key's localKeyId decides, and without one their order. `verified`: a MAC vouches for
 * the content; without one the key has to show that it is whole.
 *
 * Throws ERR_PKCS12_NO_CERTIFICATE, ERR_PKCS12_NO_PRIVATE_KEY, ERR_PKCS12_KEY_MISMATCH, ERR_PKCS12_DAMAGED,
 * ERR_PKCS12_UNSUPPORTED or ERR_PKCS12_TOO_MUCH_WORK.
 */
export function readLeaf(
    { keys, certificates }: Pick<Opened, "keys" | "certificates">,
    verified: boolean,
    budget: WorkBudget,
): Pkcs12Facts {
    if (certificates.length === 0) {
        throw new Pkcs12Error(
            "ERR_PKCS12_NO_CERTIFICATE",
            "The PKCS#12 file opens, but holds no certificate. Export it again with the certificate in it.",
        );
    }
    if (keys.length === 0) {
        throw new Pkcs12Error(
            "ERR_PKCS12_NO_PRIVATE_KEY",
            "The PKCS#12 file opens, but holds no private key, so nothing can be signed with it. " +
                "Export it again together with the private key.",
        );
    }
    budget.spend(certificates.length * READ_WORK);
    const candidates = certificates.map((entry) => ({ ...entry, certificate: readCertificate(entry.der) }));
    let unreadable: Pkcs12Error | undefined;
    for (const entry of keys) {
        budget.spend(READ_WORK + certificates.length * COMPARE_WORK);
        const key = readPrivateKey(entry.der);
        if (key instanceof Pkcs12Error) {
            unreadable ??= key;
            continue;
        }
        const leaf = leafOf(key, entry, candidates);
        if (leaf !== undefined) {
            if (!verified) {
                budget.spend(PROVE_WORK);
                if (!isWhole(key, leaf.certificate.publicKey)) {
                    throw damaged("its private key does not work, although it names the certificate's public key");
                }
            }
            return describe(leaf.certificate, key, entry.friendlyName ?? leaf.friendlyName);
        }
    }
    throw (
        unreadable ??
        new Pkcs12Error(
            "ERR_PKCS12_KEY_MISMATCH",
            "The private key in the PKCS#12 file belongs to none of the certificates in it. " +
                "Export it again with the certificate that was issued for this key.",
        )
    );
}

function leafOf(key: KeyObject, { localKeyId }: Entry, candidates: readonly Candidate[]): Candidate | undefined {
    const matching = candidates.filter(({ certificate }) => certificate.checkPrivateKey(key));
    return matching.find((candidate) => localKeyId !== undefined && candidate.localKeyId === localKeyId) ?? matching[0];
}

function describe(certificate: X509Certificate, key: KeyObject, friendlyName: string | undefined): Pkcs12Facts {
    return {
        fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
        serialNumber: certificate.serialNumber.toUpperCase(),
        subject: distinguishedName(certificate.subject),
        issuer: distinguishedName(certificate.issuer),
        notBefore: isoSeconds(certificate.validFromDate),
        notAfter: isoSeconds(certificate.validToDate),
        keyAlgorithm: keyAlgorithm(key),
        ...(friendlyName === undefined ? {} : { friendlyName }),
    };
}

function readCertificate(der: Buffer): X509Certificate {
    try {
        return new X509Certificate(der);
    } catch (cause) {
        throw damaged("a certificate in it cannot be read", cause);
    }
}

/**
 * Node gives one relative name a line, most general first, its parts joined by " + ", escaped as RFC 4514 wants (so a plus
 * in a value is never bare). RFC 4514 itself goes the other way, and OpenSSL does so inside a relative name too.
 */
function distinguishedName(lines: string): string {
    // Node's typings do not say that an empty name is undefined.
    return ((lines as string | undefined) ?? "")
        .split("\n")
        .map((line) => line.split(" + ").reverse().join("+"))
        .reverse()
        .join(",");
}

function keyAlgorithm(key: KeyObject): string {
    const type = key.asymmetricKeyType ?? "unknown";
    const details = key.asymmetricKeyDetails;
    if (type === "ec") {
        const curve = details?.namedCurve ?? "unknown curve";
        return `EC-${CURVES[curve] ?? curve}`;
    }
    const name = NAMES[type];
    return name === undefined ? (FIXED_NAMES[type] ?? type) : `${name}-${details?.modulusLength ?? 0}`;
}

function isoSeconds(date: Date): string {
    return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
