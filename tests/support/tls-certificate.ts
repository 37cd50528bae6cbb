/** Makes self-signed certificates for TLS servers at test time. */
import { generateKeyPairSync } from "node:crypto";
import forge from "node-forge";

export interface TlsCertificate {
    /** PEM. */
    readonly key: string;
    /** PEM; its own CA. */
    readonly cert: string;
}

const DAY = 24 * 60 * 60 * 1000;
const DNS = 2;
const IP = 7;

/** For one DNS name or IPv4 address; valid from yesterday until `days` from now. */
export function makeTlsCertificate(host: string, days = 365): TlsCertificate {
    const pair = generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const certificate = forge.pki.createCertificate();
    certificate.serialNumber = "01";
    certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
    certificate.validity.notBefore = new Date(Date.now() - 2 * DAY);
    certificate.validity.notAfter = new Date(Date.now() + days * DAY);
    const name = [{ name: "commonName", value: host }];
    certificate.setSubject(name);
    certificate.setIssuer(name);
    const isAddress = /^[\d.]+$/.test(host);
    certificate.setExtensions([
        { name: "basicConstraints", cA: true },
        { name: "subjectAltName", altNames: [isAddress ? { type: IP, ip: host } : { type: DNS, value: host }] },
    ]);
    certificate.sign(forge.pki.privateKeyFromPem(pair.privateKey), forge.md.sha256.create());
    return { key: pair.privateKey, cert: forge.pki.certificateToPem(certificate) };
}
