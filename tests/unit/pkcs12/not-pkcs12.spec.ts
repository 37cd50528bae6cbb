/** readPkcs12: inputs that are no PKCS#12 file, such as PEM, DER and keystores. */
import { createHash, generateKeyPairSync } from "node:crypto";
import { rootCertificates } from "node:tls";
import assert from "node:assert/strict";
import { assertRefused, errorOf } from "./expect-error";
import { fixture } from "../../support/pkcs12/fixtures";

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = rootCertificates[0] ?? "";
const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ""), "base64");
/** The same at every run. */
const NOISE = Buffer.concat(
    Array.from({ length: 16 }, (_, index) => createHash("sha256").update(String(index)).digest()),
);
const { bytes } = fixture("openssl-3-default");

const rows: [name: string, bytes: Buffer][] = [
    ["nothing", Buffer.alloc(0)],
    ["one byte", Buffer.from([0x30])],
    ["a PEM certificate", Buffer.from(pem)],
    ["a PEM key", Buffer.from(privateKey.export({ type: "pkcs8", format: "pem" }))],
    ["PEM behind a byte order mark and text", Buffer.from(`\uFEFFBag Attributes\n${pem}`)],
    ["a certificate as DER", der],
    ["a private key as DER", privateKey.export({ type: "pkcs8", format: "der" })],
    ["the base64 of a PKCS#12 file", Buffer.from(bytes.toString("base64"))],
    ["text", Buffer.from("see attachment\n")],
    ["a page", Buffer.from("<!doctype html><html><body>Sign in</body></html>")],
    ["zeros", Buffer.alloc(4096)],
    ["a Java keystore of the old form", Buffer.from("feedfeed0000000200000001", "hex")],
    ["a ZIP archive", Buffer.from("504b0304140000000800", "hex")],
    ["an empty SEQUENCE", Buffer.from("3000", "hex")],
    ["a SEQUENCE of another version", Buffer.from("30050201043000", "hex")],
    ["random bytes that begin as a SEQUENCE", Buffer.concat([Buffer.from([0x30, 0x82, 0x02, 0x00]), NOISE])],
    ["a SEQUENCE longer than memory", Buffer.from("3084ffffffff0201", "hex")],
];

describe("readPkcs12, inputs that are no PKCS#12 file", () => {
    for (const [name, content] of rows) {
        it(`refuses ${name}`, () => {
            assertRefused(content, "sesame", "ERR_PKCS12_NOT_PKCS12");
        });
    }

    it("says how to make a PKCS#12 file of PEM", () => {
        assert.match(errorOf(Buffer.from(pem), "sesame").message, /PEM.*openssl pkcs12 -export/);
    });
});
