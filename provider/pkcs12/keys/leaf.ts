/** Picks the signing certificate out of what a PKCS#12 file holds, and reads its facts. */
import type { KeyObject } from "node:crypto";
import {
    belongs,
    factsOf,
    publicKeyOf,
    readCertificate,
    sharesModulus,
    type Belonging,
    type Certificate,
} from "./certificate";
import type { Pkcs12Content } from "../content";
import type { CertificateFacts } from "../../model/certificate-facts";
import { keyAlgorithm } from "./key-algorithm";
import type { Opened } from "../parts";
import { damaged, Pkcs12Error } from "../pkcs12-error";
import { readPrivateKey } from "./private-key";
import { unsupportedHere } from "../runtime";
import type { Entry } from "../safe-contents";
import { isWhole } from "./whole-key";
import { COMPARE_WORK, READ_WORK, type WorkBudget } from "../work-budget";

interface Candidate extends Entry {
    readonly certificate: Certificate;
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
): Pkcs12Content {
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
    let undecided: Pkcs12Error | undefined;
    for (const entry of keys) {
        budget.spend(READ_WORK + certificates.length * COMPARE_WORK);
        const key = readPrivateKey(entry.der);
        if (key instanceof Pkcs12Error) {
            unreadable ??= key;
            continue;
        }
        const found = leafOf(key, entry, candidates, budget);
        if (found === "unknown") {
            undecided ??= unsupportedHere("a certificate's public key");
        } else if (found !== "other") {
            if (!verified && !isWhole(entry.der, key, publicKeyOf(found.certificate), budget)) {
                throw damaged("its private key does not work, although it names the certificate's public key");
            }
            return {
                ...describe(found.certificate, key, entry.friendlyName ?? found.friendlyName),
                ...(entry.plain === true ? { plainKeyBag: true } : {}),
            };
        }
    }
    throw unreadable ?? undecided ?? broken(candidates) ?? mismatch();
}

/** The one that the key belongs to; without one, whether that is certain. */
function leafOf(
    key: KeyObject,
    { der, localKeyId }: Entry,
    candidates: readonly Candidate[],
    budget: WorkBudget,
): Candidate | Exclude<Belonging, "own"> {
    const compared = candidates.map((candidate) => ({ candidate, is: belongs(candidate.certificate, key) }));
    let matching = compared.filter(({ is }) => is === "own").map(({ candidate }) => candidate);
    if (matching.length === 0 && key.asymmetricKeyType?.startsWith("rsa") === true) {
        budget.spend(candidates.length * READ_WORK);
        matching = candidates.filter(({ certificate }) => sharesModulus(certificate, der));
    }
    const leaf =
        matching.find((candidate) => localKeyId !== undefined && candidate.localKeyId === localKeyId) ?? matching[0];
    return leaf ?? (compared.some(({ is }) => is === "unknown") ? "unknown" : "other");
}

/** A certificate that is damaged may have been the key's. */
function broken(candidates: readonly Candidate[]): Pkcs12Error | undefined {
    return candidates
        .map(({ certificate }) => ("refusal" in certificate ? certificate.refusal : undefined))
        .find((refusal) => refusal?.code === "ERR_PKCS12_DAMAGED");
}

function mismatch(): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_KEY_MISMATCH",
        "The private key in the PKCS#12 file belongs to none of the certificates in it. " +
            "Export it again with the certificate that was issued for this key.",
    );
}

function describe(certificate: Certificate, key: KeyObject, friendlyName: string | undefined): CertificateFacts {
    return {
        ...factsOf(certificate),
        keyAlgorithm: keyAlgorithm(key),
        ...(friendlyName === undefined ? {} : { friendlyName }),
    };
}
