/** Invalid inputs on the real engine: the preview fails with a coded error on the resource, and nothing is sent. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { Scenario } from "../../support/engine/scenario";

const good = makePkcs12({ commonName: "signing" });
const MIB = 1024 * 1024;
const DAY = 24 * 3600 * 1000;

interface Row {
    readonly name: string;
    readonly args?: Record<string, unknown>;
    readonly files?: Record<string, Buffer>;
    readonly env?: Record<string, string | undefined>;
    readonly says: RegExp;
}

const rows: Row[] = [
    {
        name: "no such file",
        args: { certificateFile: "missing.p12" },
        says: /no file .*missing\.p12.*ERR_LEEGALITY_FILE_NOT_FOUND/,
    },
    { name: "a folder", args: { certificateFile: "folder.p12" }, says: /is a folder.*ERR_LEEGALITY_NOT_A_FILE/ },
    { name: "an empty file", files: { "signing.p12": Buffer.alloc(0) }, says: /is empty.*ERR_LEEGALITY_FILE_EMPTY/ },
    {
        name: "a wrong extension",
        args: { certificateFile: "signing.pem" },
        files: { "signing.pem": good.bytes },
        says: /\.p12 or \.pfx/,
    },
    {
        name: "5 MiB and a byte",
        files: { "signing.p12": Buffer.alloc(5 * MIB + 1, 1) },
        says: /larger than 5 MiB.*ERR_LEEGALITY_FILE_TOO_LARGE/,
    },
    {
        name: "not PKCS#12",
        files: { "signing.p12": Buffer.from("hello") },
        says: /not a PKCS#12 file.*ERR_PKCS12_NOT_PKCS12/,
    },
    {
        name: "a truncated file",
        files: { "signing.p12": good.bytes.subarray(0, 900) },
        says: /damaged.*ERR_PKCS12_DAMAGED/,
    },
    {
        name: "a wrong passkey",
        args: { passkey: "wrong-synthetic-passkey" },
        says: /passkey does not open.*ERR_PKCS12_WRONG_PASSKEY/,
    },
    {
        name: "no private key",
        files: { "signing.p12": makePkcs12({ withKey: false, passkey: good.passkey }).bytes },
        says: /no private key.*ERR_PKCS12_NO_PRIVATE_KEY/,
    },
    {
        name: "an expired certificate",
        files: {
            "signing.p12": makePkcs12({
                passkey: good.passkey,
                notBefore: new Date(Date.now() - 400 * DAY),
                notAfter: new Date(Date.now() - DAY),
            }).bytes,
        },
        says: /expired at \d{4}-.*ERR_LEEGALITY_EXPIRED/,
    },
    {
        name: "both sources",
        args: { certificateBase64: good.bytes.toString("base64") },
        says: /Both certificateFile and certificateBase64/,
    },
    { name: "no source", args: { certificateFile: undefined }, says: /No certificate is given/ },
    {
        name: "base64 that is not",
        args: { certificateFile: undefined, certificateBase64: "***" },
        says: /certificateBase64 is not base64/,
    },
    { name: "a part of a day", args: { expiryWarningDays: 1.5 }, says: /expiryWarningDays.*whole number of days/ },
    {
        name: "no base URL",
        env: { LEEGALITY_BASE_URL: undefined },
        says: /No SignStation is configured.*leegality:baseUrl/,
    },
    {
        name: "http to another host",
        env: { LEEGALITY_BASE_URL: "http://signstation.example.com" },
        says: /http: to signstation\.example\.com.*https/,
    },
    { name: "no token", env: { LEEGALITY_AUTH_TOKEN: undefined }, says: /leegality:authToken/ },
    {
        name: "an unknown environment",
        env: { LEEGALITY_BASE_URL: undefined, LEEGALITY_ENVIRONMENT: "staging" },
        says: /"staging".*production or sandbox/,
    },
];

describe("invalid input", function () {
    this.timeout(60_000);
    let scenario: Scenario;
    let usual: Readonly<Record<string, string | undefined>>;

    before(async () => {
        scenario = await Scenario.open();
        usual = scenario.stack.env;
        mkdirSync(join(scenario.stack.folder, "folder.p12"));
    });
    after(() => scenario.close());

    for (const row of rows) {
        it(`fails the preview before anything is sent: ${row.name}`, async () => {
            scenario.stack.env = { ...usual, ...row.env };
            scenario.stack.write("signing.p12", good.bytes);
            for (const [name, bytes] of Object.entries(row.files ?? {})) {
                scenario.stack.write(name, bytes);
            }
            scenario.declareCertificates({
                signing: { certificateFile: "signing.p12", passkey: good.passkey, ...row.args },
            });
            const run = await scenario.stack.preview();
            assert.notEqual(run.code, 0);
            const error = said(run, "error");
            assert.match(error, row.says);
            assert.match(error, /resource 'signing'/, "names the resource");
            assert.deepEqual(scenario.takeRequests(), []);
            assert.doesNotMatch(`${run.stdout}${run.stderr}`, /wrong-synthetic-passkey/);
        });
    }

    it("reports every failure of a resource at once", async () => {
        scenario.stack.env = { ...usual, LEEGALITY_AUTH_TOKEN: undefined };
        scenario.declareCertificates({
            signing: { certificateFile: "missing.p12", expiryWarningDays: -1, departmentId: " ", enabled: "yes" },
        });
        const error = said(await scenario.stack.preview(), "error");
        for (const part of [/authToken/, /missing\.p12/, /expiryWarningDays/, /departmentId/, /enabled/]) {
            assert.match(error, part);
        }
    });
});
