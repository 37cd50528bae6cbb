/** `inspect`: the facts of a PKCS#12 file, as the provider's check would put them into a preview. */
import { FACT_NAMES, type CertificateFacts } from "../core/certificate";
import { examine } from "../lifecycle/examine";
import { LeegalityError } from "../lifecycle/leegality-error";
import { nameOf, readBytes } from "../lifecycle/read-bytes";
import { Pkcs12Error, readPkcs12 } from "../pkcs12";

export type Inspection =
    | { readonly facts: Partial<CertificateFacts> }
    | { readonly failure: { readonly code: string; readonly message: string } };

/** An expired certificate is shown like any other. */
export async function inspect(path: string, passkey: string | undefined): Promise<Inspection> {
    const source = { kind: "path", path } as const;
    try {
        const { facts, unverified } = await examine({ readBytes, readPkcs12 }, source, passkey);
        if (unverified !== undefined) {
            return { failure: { code: "ERR_PKCS12_UNSUPPORTED", message: `${nameOf(source)}: ${unverified}` } };
        }
        return { facts: inOrder(facts) };
    } catch (error) {
        if (error instanceof Pkcs12Error) {
            return { failure: { code: error.code, message: `${nameOf(source)}: ${error.message} [${error.code}]` } };
        }
        if (error instanceof LeegalityError) {
            return { failure: { code: error.code, message: error.message } };
        }
        throw error;
    }
}

function inOrder(facts: Partial<CertificateFacts>): Partial<CertificateFacts> {
    return Object.fromEntries(
        FACT_NAMES.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]),
    );
}
