// Makes a self-signed demo PKCS#12 and its random passkey in the folder given, unless both are there and good for a month.
import { Buffer } from "node:buffer";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import forge from "node-forge";

const commonName = "demo.signstation.local";
const validDays = 365;
// As the provider warns of an expiry.
const renewDays = 30;
const dayMs = 86_400_000;

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: demo-certificate.mjs FOLDER");
const certificateFile = join(folder, "demo.p12");
const passkeyFile = join(folder, "passkey");

if (!existsSync(certificateFile) || !existsSync(passkeyFile) || isEnding()) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const passkey = randomBytes(24).toString("base64url");
    // The certificate goes first, and comes last and in one step: a run that was interrupted leaves no pair that does not
    // belong together.
    rmSync(certificateFile, { force: true });
    write(passkeyFile, passkey);
    write(certificateFile, makePkcs12(passkey));
    process.stderr.write(`demo certificate: ${certificateFile} (${commonName}, ${validDays} days)\n`);
}

function isEnding() {
    try {
        const der = forge.asn1.fromDer(readFileSync(certificateFile, "latin1"));
        const pkcs12 = forge.pkcs12.pkcs12FromAsn1(der, readFileSync(passkeyFile, "utf8"));
        const [bag] = pkcs12.getBags({ bagType: forge.pki.oids.certBag })[forge.pki.oids.certBag];
        // What somebody put in its place stays: the provider says what is wrong with it.
        const isDemo = bag.cert.subject.getField("CN")?.value === commonName;
        return isDemo && bag.cert.validity.notAfter.getTime() < Date.now() + renewDays * dayMs;
    } catch {
        return false;
    }
}

function write(file, content) {
    writeFileSync(`${file}.new`, content, { mode: 0o600 });
    renameSync(`${file}.new`, file);
}

function makePkcs12(passkey) {
    const pem = generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const key = forge.pki.privateKeyFromPem(pem.privateKey);
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = forge.pki.publicKeyFromPem(pem.publicKey);
    // A leading 01 keeps the number positive and of full length whatever the random bytes are.
    certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
    certificate.validity.notBefore = new Date();
    certificate.validity.notAfter = new Date(Date.now() + validDays * dayMs);
    const subject = [
        { name: "commonName", value: commonName },
        { name: "organizationName", value: "Demo" },
    ];
    certificate.setSubject(subject);
    certificate.setIssuer(subject);
    certificate.setExtensions([
        { name: "basicConstraints", cA: false },
        { name: "keyUsage", critical: true, digitalSignature: true, nonRepudiation: true },
    ]);
    certificate.sign(key, forge.md.sha256.create());
    const pkcs12 = forge.pkcs12.toPkcs12Asn1(key, [certificate], passkey, {
        algorithm: "aes256",
        prfAlgorithm: "sha256",
        count: 10_000,
        saltSize: 16,
        friendlyName: commonName,
    });
    return Buffer.from(forge.asn1.toDer(pkcs12).getBytes(), "binary");
}
