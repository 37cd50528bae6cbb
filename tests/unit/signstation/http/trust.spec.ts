/** createTrust: the CAs of caFile and of Node.js; a malformed file is an error before anything connects. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { makeTlsCertificate } from "../../../support/tls-certificate";
import { createTrust, trustedCas } from "../../../../provider/signstation/http/trust";
import { TransportError } from "../../../../provider/signstation/http/transport-error";

describe("createTrust", () => {
    let folder = "";
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-trust-"));
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("verifies without a file too", () => {
        assert.equal(createTrust(undefined).rejectUnauthorized, true);
    });

    const good = makeTlsCertificate("localhost").cert;

    it("accepts a file of several CAs with text between them", () => {
        const file = join(folder, "good.pem");
        writeFileSync(file, `# one\n${good}# two\n${good}`);
        assert.equal(createTrust(file).rejectUnauthorized, true);
    });

    it("trusts Node's own CAs beside those of a file, which come first", () => {
        const file = join(folder, "beside.pem");
        writeFileSync(file, good);
        const cas = trustedCas(file);
        assert.equal(cas[0], good);
        assert.deepEqual(
            rootCertificates.filter((root) => !cas.includes(root)),
            [],
        );
        assert.ok(rootCertificates.length > 100);
    });

    const broken = "-----BEGIN CERTIFICATE-----\nMIIB!\n-----END CERTIFICATE-----\n";
    const rows: [name: string, content: string | undefined, said: RegExp][] = [
        ["no file", undefined, /cannot be read: ENOENT/],
        ["an empty file", "", /holds no PEM certificate/],
        ["a key", "-----BEGIN PRIVATE KEY-----\n", /holds no PEM certificate/],
        ["a broken certificate", broken, /holds a broken certificate/],
        [
            "a certificate that is cut off after a good one",
            `${good}${good.slice(0, 300)}`,
            /holds a broken certificate/,
        ],
    ];
    for (const [name, content, said] of rows) {
        it(`refuses ${name} as a permanent error: nothing was sent`, () => {
            const file = join(folder, `${name.replaceAll(" ", "-")}.pem`);
            if (content !== undefined) {
                writeFileSync(file, content);
            }
            assert.throws(
                () => createTrust(file),
                (error) => {
                    assert.ok(error instanceof TransportError, String(error));
                    assert.match(error.message, said);
                    assert.ok(error.message.includes(file));
                    assert.deepEqual([error.processed, error.permanent], ["no", true]);
                    return true;
                },
            );
        });
    }
});
