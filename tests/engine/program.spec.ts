/** Programs on the real engine: unknown inputs, assets, base64, Certificate.get, warnings, forced replacement. */
import assert from "node:assert/strict";
import { said } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { startRawServer } from "../support/raw-server";
import { HR, Scenario } from "../support/engine/scenario";
import { makeTlsCertificate } from "../support/tls-certificate";

const DAY = 24 * 3600 * 1000;
const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });

/** A resource whose outputs a preview does not know. */
const LATER = `
const pulumi = require("@pulumi/pulumi");
const leegality = require("pulumi-leegality");
const later = (name, value) => new pulumi.dynamic.Resource(
    { create: async (inputs) => ({ id: "1", outs: { value: inputs.given } }) }, name, { given: value, value: undefined }).value;
`;

describe("a program", function () {
    this.timeout(300_000);
    let scenario: Scenario;
    afterEach(() => scenario.close());

    async function open(program?: string): Promise<void> {
        scenario = await Scenario.open(program);
        scenario.stack.write("signing.p12", file.bytes);
    }

    const unknowns = [
        {
            name: "file",
            args: `{ certificateBase64: later("later", ${JSON.stringify(file.bytes.toString("base64"))}), passkey: ${JSON.stringify(file.passkey)} }`,
        },
        {
            name: "passkey",
            args: `{ certificateFile: "signing.p12", passkey: later("later", ${JSON.stringify(file.passkey)}) }`,
        },
        {
            name: "department",
            args: `{ certificateFile: "signing.p12", passkey: ${JSON.stringify(file.passkey)}, departmentId: later("later", "${HR}") }`,
        },
    ];
    for (const { name, args } of unknowns) {
        it(`can get the ${name} from another resource: the preview checks what is known, up checks all`, async () => {
            await open(`${LATER} exports.notAfter = new leegality.Certificate("signing", ${args}).notAfter;`);
            const preview = await scenario.stack.preview();
            assert.equal(preview.code, 0, said(preview, "error"));
            const up = await scenario.stack.up();
            assert.equal(up.code, 0, said(up, "error"));
            assert.match(String((await scenario.stack.outputs())["notAfter"]), /^\d{4}-/);
            assert.deepEqual((await scenario.stack.up()).changes["same"], 2);
            assert.equal(scenario.emulator.certificates().length, 1);
        });
    }

    it("fails at up if a value that was unknown at preview is wrong", async () => {
        await open(
            `${LATER} new leegality.Certificate("signing", { certificateFile: "signing.p12", passkey: later("later", "no") });`,
        );
        assert.equal((await scenario.stack.preview()).code, 0);
        const up = await scenario.stack.up();
        assert.notEqual(up.code, 0);
        assert.match(said(up, "error"), /ERR_PKCS12_WRONG_PASSKEY/);
        assert.deepEqual(scenario.takeRequests(), []);
    });

    it("can give the file as a FileAsset", async () => {
        await open(`
            const pulumi = require("@pulumi/pulumi");
            const leegality = require("pulumi-leegality");
            new leegality.Certificate("signing", { certificateFile: new pulumi.asset.FileAsset("signing.p12"), passkey: ${JSON.stringify(file.passkey)} });
        `);
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
    });

    it("can read a certificate by its id with Certificate.get", async () => {
        await open();
        scenario.declareCertificates({
            signing: { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR },
        });
        assert.equal((await scenario.stack.up()).code, 0);
        const { id } = scenario.onlyCertificate();
        scenario.stack.write(
            "index.js",
            `const leegality = require("pulumi-leegality");
             const found = leegality.Certificate.get("found", ${JSON.stringify(id)});
             Object.assign(exports, { id: found.id, name: found.certificateName, department: found.departmentName, expiry: found.expiry });`,
        );
        const up = await scenario.stack.up(
            "--target",
            "urn:pulumi:dev::engine-test::pulumi-nodejs:dynamic/leegality:Certificate::found",
        );
        assert.equal(up.code, 0, said(up, "error"));
        const outputs = await scenario.stack.outputs();
        assert.deepEqual([outputs["id"], outputs["name"], outputs["department"]], [id, "signing", "HR"]);
        assert.match(String(outputs["expiry"]), /Z$/);
    });

    it("can give the file as base64 from secret stack configuration, without a file on disk", async () => {
        await open(`
            const pulumi = require("@pulumi/pulumi");
            const leegality = require("pulumi-leegality");
            const config = new pulumi.Config();
            new leegality.Certificate("signing", {
                certificateBase64: config.requireSecret("certificateBase64"),
                passkey: config.requireSecret("passkey"),
            });
        `);
        const base64 = file.bytes.toString("base64");
        await scenario.stack.setSecret("certificateBase64", base64);
        await scenario.stack.setSecret("passkey", file.passkey);
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.equal(scenario.onlyCertificate().sha256, file.fileHash);
        assert.ok(!(await scenario.stack.exportState()).includes(base64.slice(0, 64)));
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
    });

    it("can give the file as a RemoteAsset, which is fetched at preview too", async () => {
        const server = await startRawServer({ body: file.bytes });
        try {
            await open(`
                const pulumi = require("@pulumi/pulumi");
                const leegality = require("pulumi-leegality");
                const certificateFile = new pulumi.asset.RemoteAsset("${server.url}/signing.p12");
                new leegality.Certificate("signing", { certificateFile, passkey: ${JSON.stringify(file.passkey)} });
            `);
            const preview = await scenario.stack.preview();
            assert.equal(preview.steps[0]?.new?.inputs["fileHash"], file.fileHash, said(preview, "error"));
            const up = await scenario.stack.up();
            assert.equal(up.code, 0, said(up, "error"));
            assert.equal(scenario.onlyCertificate().sha256, file.fileHash);
            assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
            assert.ok(
                (await scenario.stack.exportState()).includes(`${server.url}/signing.p12`),
                "in clear, as docs/secrets.md says",
            );
        } finally {
            await server.close();
        }
    });

    it("can give a RemoteAsset under a private CA of the machine, but not of caFile alone", async () => {
        const tls = makeTlsCertificate("127.0.0.1");
        const server = await startRawServer({ body: file.bytes }, tls);
        try {
            await open(`
                const pulumi = require("@pulumi/pulumi");
                const leegality = require("pulumi-leegality");
                const certificateFile = new pulumi.asset.RemoteAsset("${server.url}/signing.p12");
                new leegality.Certificate("signing", { certificateFile, passkey: ${JSON.stringify(file.passkey)} });
            `);
            const { env } = scenario.stack;
            const ca = scenario.stack.write("ca.pem", tls.cert);
            scenario.stack.env = { ...env, LEEGALITY_CA_FILE: ca };
            assert.match(said(await scenario.stack.preview(), "error"), /x509/);
            scenario.stack.env = { ...env, SSL_CERT_FILE: ca };
            const up = await scenario.stack.up();
            assert.equal(up.code, 0, said(up, "error"));
            assert.equal(scenario.onlyCertificate().sha256, file.fileHash);
        } finally {
            await server.close();
        }
    });

    it("gets a warning for a certificate that is not valid yet", async () => {
        await open();
        const early = makePkcs12({ commonName: "early", notBefore: new Date(Date.now() + 5 * DAY) });
        scenario.stack.write("early.p12", early.bytes);
        scenario.declareCertificates({ early: { certificateFile: "early.p12", passkey: early.passkey } });
        assert.match(said(await scenario.stack.preview(), "warning"), /not valid before/);
    });

    it("can force a replacement, which deletes the old certificate first, since the alias is unique", async () => {
        await open();
        scenario.declareCertificates({ signing: { certificateFile: "signing.p12", passkey: file.passkey } });
        assert.equal((await scenario.stack.up()).code, 0);
        const before = scenario.onlyCertificate().id;
        const urn = (await scenario.stack.certificates())[0]?.urn ?? "";
        const up = await scenario.stack.up("--replace", urn);
        assert.equal(up.code, 0, said(up, "error"));
        assert.notEqual(scenario.onlyCertificate().id, before);
    });
});
