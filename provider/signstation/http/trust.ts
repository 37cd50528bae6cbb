/** The CAs that a TLS connection trusts: Node's, the machine's, and those of `caFile`. Verification cannot be switched off. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import { TransportError } from "./transport-error";

export interface Trust {
    readonly secureContext: SecureContext;
    /** Explicit, because NODE_TLS_REJECT_UNAUTHORIZED decides if it is absent. */
    readonly rejectUnauthorized: true;
}

/** Throws {@link TransportError} for `caFile`. */
export function createTrust(caFile: string | undefined): Trust {
    return { secureContext: createSecureContext({ ca: trustedCas(caFile) }), rejectUnauthorized: true };
}

/**
 * PEM; the CAs of `caFile` come first. The machine's CAs are those of `getCACertificates("system")`: the system's store, on Linux
 * OpenSSL's files, which SSL_CERT_FILE and SSL_CERT_DIR name. Reading them takes some tens of milliseconds, once in a
 * process, so this is called when a TLS connection is to be made. Throws {@link TransportError} for `caFile`.
 */
export function trustedCas(caFile: string | undefined): string[] {
    const own = caFile === undefined ? [] : [readCa(caFile)];
    const usual = new Set([...getCACertificates("default"), ...getCACertificates("system")]);
    // OpenSSL considers only the first of two certificates with one name and no key identifier, so those of `caFile` come first.
    return [...own, ...usual];
}

function readCa(caFile: string): string {
    let pem: string;
    try {
        pem = readFileSync(caFile, "utf8");
    } catch (cause) {
        throw caFileError(caFile, `cannot be read: ${String((cause as NodeJS.ErrnoException).code)}`, cause);
    }
    // Node reads a file without a certificate, or with a broken one, as an empty list, and then rejects the server's certificate.
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^]*?(?:-----END CERTIFICATE-----|$)/g) ?? [];
    if (certificates.length === 0) {
        throw caFileError(caFile, "holds no PEM certificate");
    }
    try {
        certificates.forEach((certificate) => new X509Certificate(certificate));
    } catch {
        throw caFileError(caFile, "holds a broken certificate");
    }
    return pem;
}

function caFileError(caFile: string, problem: string, cause?: unknown): TransportError {
    return new TransportError("no", true, `the CA file ${caFile} ${problem}`, { reason: "ca-file", cause });
}
