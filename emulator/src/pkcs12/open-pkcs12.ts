/**
 * Opens a PKCS#12 file with its passkey and finds the key entry that a signing certificate needs. node-forge parses the ASN.1 and
 * decrypts RC2. Its own PKCS#12 reader (lib/pkcs12) does not serve: it refuses PBMAC1 and MACs with SHA-224, reads no keys but RSA,
 * and derives keys in JavaScript, without a bound. This package does not use the provider's reader, so that neither hides a mistake of
 * the other.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { type Asn1, integerOf, membersOf, parseAsn1 } from "./asn1";
import { macMatches, readMacData } from "./integrity";
import { type Password, passwordsFor, UnsupportedAlgorithmError } from "./key-derivation";
import { dataContent, type KeyEntry, readSafeBags, type SafeBags } from "./safe-bags";

/** What SignStation reads from a file (assumed: the documents do not say). */
export interface OpenedPkcs12 {
    /** friendlyName of the key entry; absent when the entry has none or an empty one. */
    readonly friendlyName?: string;
    /** CN of the leaf certificate's subject; absent when there is none. */
    readonly commonName?: string;
    /** notAfter of the leaf certificate. */
    readonly expiry: Date;
}

/** Why a file cannot be used; one value for each thing that a person has to do differently. */
export type Pkcs12Failure =
    "not-pkcs12" | "wrong-passkey" | "damaged" | "unsupported" | "no-private-key" | "no-matching-certificate";

/** The outcome of opening a file. */
export type Pkcs12Result = { readonly entry: OpenedPkcs12 } | { readonly failure: Pkcs12Failure };

/**
 * Opens a file. Bad input is a value, never an exception.
 *
 * @param passkey `undefined` counts as the empty passkey (assumed).
 */
export function openPkcs12(file: Buffer, passkey: string | undefined): Pkcs12Result {
    const pfx = attempt(() => readPfx(file), "not-pkcs12");
    if ("failure" in pfx) {
        return pfx;
    }
    const bags = pfx.value.macData === undefined ? openUnprotected(pfx.value, passkey) : openByMac(pfx.value, passkey);
    return "failure" in bags ? bags : findEntry(bags.value);
}

interface Pfx {
    readonly authenticatedSafe: Buffer;
    readonly macData: Asn1 | undefined;
}

type Attempt<T> = { readonly value: T } | { readonly failure: Pkcs12Failure };

function readPfx(file: Buffer): Pfx {
    const [version, authSafe, macData] = membersOf(parseAsn1(file));
    if (integerOf(version) !== 3) {
        throw new UnsupportedAlgorithmError("only version 3 is known");
    }
    return { authenticatedSafe: dataContent(authSafe), macData };
}

function openByMac({ authenticatedSafe, macData }: Pfx, passkey: string | undefined): Attempt<SafeBags> {
    const matching = attempt((): Password | undefined => {
        const mac = macData && readMacData(macData);
        return passwordsFor(passkey).find((password) => mac && macMatches(mac, authenticatedSafe, password));
    }, "damaged");
    if ("failure" in matching) {
        return matching;
    }
    const password = matching.value;
    return password === undefined
        ? { failure: "wrong-passkey" }
        : attempt(() => readSafeBags(authenticatedSafe, password), "damaged");
}

/** Without a MAC the decryption itself is the only test of the passkey. */
function openUnprotected({ authenticatedSafe }: Pfx, passkey: string | undefined): Attempt<SafeBags> {
    const attempts = passwordsFor(passkey).map((password) =>
        attempt(() => readSafeBags(authenticatedSafe, password), "wrong-passkey"),
    );
    return attempts.find((opened) => "value" in opened) ?? attempts[0] ?? { failure: "wrong-passkey" };
}

function findEntry({ keys, certificates }: SafeBags): Pkcs12Result {
    if (keys.length === 0) {
        return { failure: "no-private-key" };
    }
    const found = attempt(() => {
        for (const key of keys) {
            const privateKey = createPrivateKey({ key: key.pkcs8, format: "der", type: "pkcs8" });
            const leaf = findLeaf(privateKey, certificates);
            if (leaf !== undefined) {
                return describe(key, leaf);
            }
        }
        return undefined;
    }, "damaged");
    if ("failure" in found) {
        return found;
    }
    return found.value === undefined ? { failure: "no-matching-certificate" } : { entry: found.value };
}

function findLeaf(privateKey: KeyObject, certificates: Buffer[]): X509Certificate | undefined {
    for (const der of certificates) {
        const certificate = new X509Certificate(der);
        if (certificate.checkPrivateKey(privateKey)) {
            return certificate;
        }
    }
    return undefined;
}

function describe(key: KeyEntry, leaf: X509Certificate): OpenedPkcs12 {
    const subject = leaf.toLegacyObject().subject as { CN?: string | string[] } | undefined;
    const commonName = [subject?.CN ?? []].flat()[0];
    return {
        ...(key.friendlyName ? { friendlyName: key.friendlyName } : {}),
        ...(commonName ? { commonName } : {}),
        expiry: leaf.validToDate,
    };
}

/** Runs a step whose every exception means the same thing, save an algorithm that is not known. */
function attempt<T>(step: () => T, failure: Pkcs12Failure): Attempt<T> {
    try {
        return { value: step() };
    } catch (error) {
        return { failure: error instanceof UnsupportedAlgorithmError ? "unsupported" : failure };
    }
}
