/**
 * Classifies what node:crypto throws: this runtime refuses something, which proves no damage. Damage is read from the
 * bytes, by their ASN.1 structure or by a test of the key.
 */
import { Pkcs12Error } from "./pkcs12-error";

/** Runs a call of node:crypto. `what`: a noun phrase for what is refused. Throws ERR_PKCS12_UNSUPPORTED. */
export function onThisRuntime<T>(what: string, call: () => T): T {
    try {
        return call();
    } catch (error) {
        throw unsupportedHere(what, error);
    }
}

/** ERR_PKCS12_UNSUPPORTED. No cause and no message of OpenSSL: they may quote bytes that were just decrypted. */
export function unsupportedHere(what: string, error?: unknown): Pkcs12Error {
    const code = cryptoCode(error);
    const { node, openssl } = process.versions;
    return new Pkcs12Error(
        "ERR_PKCS12_UNSUPPORTED",
        `The PKCS#12 file uses ${what}, which is unsupported on this runtime ` +
            `(Node.js ${node}, OpenSSL ${openssl}${code === undefined ? "" : `: ${code}`}).`,
    );
}

/** The code of an error that node:crypto threw; undefined for any other error. */
export function cryptoCode(error: unknown): string | undefined {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return typeof code === "string" && /^ERR_(OSSL|CRYPTO)_/.test(code) ? code : undefined;
}
