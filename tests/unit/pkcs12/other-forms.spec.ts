/** readPkcs12: other forms of a certificate file; the error names the form and the command that converts it, which is run. */
import { spawnSync } from "node:child_process";
import { rootCertificates } from "node:tls";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tlv, oid } from "../../fixtures/layouts/der";
import { fixture } from "../../support/pkcs12/fixtures";
import { pair } from "../../support/pkcs12/pair";
import { errorOf } from "./expect-error";

const { bytes } = fixture("openssl-3-default");
const base64 = bytes.toString("base64");
const lines = base64.replace(/.{64}/g, "$&\r\n");
const utf16 = Buffer.concat([Buffer.from("fffe", "hex"), Buffer.from(base64, "utf16le")]);
const pem = rootCertificates[0] ?? "";
const key = "-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----\n";

/** `runs`: the command makes the very PKCS#12 file again. */
const rows: [what: string, content: Buffer | string, says: RegExp, runs?: true][] = [
    ["PEM of PKCS12", `-----BEGIN PKCS12-----\n${lines}\n-----END PKCS12-----\n`, /PEM text.*base64 -d/, true],
    ["base64", base64, /the base64 text.*base64 -d/, true],
    ["base64 in lines", lines, /the base64 text/, true],
    ["base64 in quotes", `"${base64}"\n`, /the base64 text/, true],
    ["base64 as UTF-16", utf16, /the base64 text/, true],
    ["base64 behind a byte order mark", `\ufeff${base64}`, /the base64 text/, true],
    ["base64 twice", Buffer.from(lines).toString("base64"), /base64 twice/, true],
    ["base64url", bytes.toString("base64url"), /base64url|the base64 text/],
    ["hex", bytes.toString("hex"), /hexadecimal/, true],
    ["hex with colons", bytes.toString("hex").replace(/..(?=.)/g, "$&:"), /hexadecimal/, true],
    ["JKS", Buffer.from("feedfeed0000000200000001", "hex"), /JKS.*keytool -importkeystore.*-srcstoretype JKS/],
    ["JCEKS", Buffer.from("cececece0000000200000001", "hex"), /JCEKS.*-srcstoretype JCEKS/],
    ["PKCS#7", tlv(0x30, oid("1.2.840.113549.1.7.2")), /PKCS#7.*openssl pkcs7 -inform DER/],
    ["PKCS#7 as PEM", "-----BEGIN PKCS7-----\nMII=\n-----END PKCS7-----\n", /PKCS#7.*openssl pkcs7 -in/],
    ["a DER certificate", pair.certificate, /certificate \(DER\).*openssl x509 -inform DER/],
    ["a PEM certificate", pem, /a PEM file, not.*-in FILE -inkey key\.pem/],
    ["a PEM key", key, /with a private key, not.*-in cert\.pem -inkey FILE/],
    ["a PEM pair", pem + key, /a certificate and a private key.*-export -out signing\.p12 -in FILE/],
    ["a certificate request", "-----BEGIN CERTIFICATE REQUEST-----\nMII=\n", /certificate request.*openssl pkcs12/],
];

describe("readPkcs12, other forms", () => {
    for (const [what, content, says, runs] of rows) {
        it(`recognises ${what}, and names the command that converts it`, () => {
            const data = Buffer.from(content as string);
            const { code, message } = errorOf(data, "sesame");
            assert.equal(code, "ERR_PKCS12_NOT_PKCS12");
            assert.match(message, says);
            if (runs === true) {
                assert.deepEqual(made(message, data), bytes);
            }
        });
    }
});

function made(message: string, data: Buffer): Buffer {
    const folder = mkdtempSync(join(tmpdir(), "forms-"));
    try {
        writeFileSync(join(folder, "FILE"), data);
        const command = message.slice(message.indexOf("with: ") + "with: ".length).replace(/ \[\w+\]$/, "");
        const { status, stderr } = spawnSync("sh", ["-ec", command], { cwd: folder, encoding: "utf8" });
        assert.equal(status, 0, stderr);
        return readFileSync(join(folder, "signing.p12"));
    } finally {
        rmSync(folder, { recursive: true });
    }
}
