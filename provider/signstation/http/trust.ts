/** Whom a TLS connection trusts: Node's CAs, the machine's, and those of `caFile`. Verification cannot be switched off. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import { TransportError } from "./transport-error";

export interface Trust {
    readonly secureContext: SecureContext;
    /** Said, because NODE_TLS_REJECT_UNAUTHORIZED decides where nothing is. */
    readonly rejectUnauthorized: true;
}

/** Throws {@link TransportError} for `caFile`. */
export function createTrust(caFile: string | undefined): Trust {
    return { secureContext: createSecureContext({ ca: trustedCas(caFile) }), rejectUnauthorized: true };
}

/**
 * PEM, what was named first. The machine's CAs are those of `getCACertificates("system")`: the system's store, on Linux
 * OpenSSL's files, which SSL_CERT_FILE and SSL_CERT_DIR name. Reading them takes some tens of milliseconds, once in a
 * process, so this is called when a TLS connection is to be made. Throws {@link TransportError} for `caFile`.
 */
export function trustedCas(caFile: string | undefined): string[] {
    const own = caFile === undefined ? [] : [readCa(caFile)];
    const usual = new Set([...getCACertificates("default"), ...getCACertificates("system")]);
    // Of two certificates of one name that hold no key identifier OpenSSL looks at the first one only, so what was named
    // goes before what happens to be on the machine.
    return [...own, ...usual];
}

function readCa(caFile: string): string {
    let pem: string;
    try {
        pem = readFileSync(caFile, "utf8");
    } catch (cause) {
        throw new TransportError(
            "no",
            true,
            `the CA file ${caFile} (leegality:caFile) cannot be read: ${String((cause as NodeJS.ErrnoException).code)}`,
            { cause },
        );
    }
    // Node takes a file without a certificate, or with a broken one, for an empty list, and then blames the server.
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^]*?(?:-----END CERTIFICATE-----|$)/g) ?? [];
    if (certificates.length === 0) {
        throw new TransportError("no", true, `the CA file ${caFile} (leegality:caFile) holds no PEM certificate`);
    }
    try {
        certificates.forEach((certificate) => new X509Certificate(certificate));
    } catch {
        throw new TransportError("no", true, `the CA file ${caFile} (leegality:caFile) holds a broken certificate`);
    }
    return pem;
}
