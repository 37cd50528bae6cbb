/** HTTPS: nothing is sent to a server that is not trusted, and caFile names a private CA. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { startRawServer, type RawServer } from "../../support/raw-server";
import { connect, errorOf } from "../connect";
import { makeTlsCertificate } from "../../support/tls-certificate";

const ANSWER = { headers: { "content-type": "application/json" }, body: '{"id":"id-1"}' };
const { bytes, passkey } = makePkcs12();
const form = { file: { name: "signing.p12", bytes }, passkey };

describe("a server with a certificate of a private CA", () => {
    const good = makeTlsCertificate("127.0.0.1");
    let folder = "";
    let caFile = "";
    const servers: RawServer[] = [];
    const start = async (certificate = good) => {
        const server = await startRawServer(ANSWER, certificate);
        servers.push(server);
        return server;
    };
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "tls-"));
        caFile = join(folder, "ca.pem");
        writeFileSync(caFile, good.cert);
    });
    afterEach(async () => {
        await Promise.all(servers.splice(0).map((server) => server.close()));
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("is refused without caFile: nothing is sent, and nothing is retried", async () => {
        const server = await start();
        const connected = connect(server.url, "token");
        const error = await errorOf(connected.certificates.upload(form));
        assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
        assert.match(error.message, /DEPTH_ZERO_SELF_SIGNED_CERT.*leegality:caFile/);
        assert.deepEqual([server.requests.length, connected.sleeps.length], [0, 0]);
    });

    it("is accepted with caFile", async () => {
        const server = await start();
        assert.deepEqual(await connect(server.url, "token", { caFile }).certificates.upload(form), { id: "id-1" });
        assert.equal(server.requests.length, 1);
    });

    it("is refused with another CA's file", async () => {
        const server = await start(makeTlsCertificate("127.0.0.1"));
        const error = await errorOf(connect(server.url, "token", { caFile }).certificates.get("x"));
        assert.equal(error.code, "ERR_SIGNSTATION_UNREACHABLE");
        assert.equal(server.requests.length, 0);
    });

    const unfit: [name: string, host: string, days: number, code: RegExp][] = [
        ["for another host", "other.example", 365, /ERR_TLS_CERT_ALTNAME_INVALID/],
        ["that has expired", "127.0.0.1", -1, /CERT_HAS_EXPIRED/],
    ];
    for (const [name, host, days, code] of unfit) {
        it(`is refused with a certificate ${name}, although caFile has its CA`, async () => {
            const certificate = makeTlsCertificate(host, days);
            const own = join(folder, "own.pem");
            writeFileSync(own, certificate.cert);
            const server = await start(certificate);
            const error = await errorOf(connect(server.url, "token", { caFile: own }).certificates.upload(form));
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
            assert.match(error.message, code);
            assert.equal(server.requests.length, 0);
        });
    }

    const files: [name: string, content: string | undefined][] = [
        ["is missing", undefined],
        ["is empty", ""],
        ["has no certificate", "no PEM at all\n"],
        ["has a broken certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ];
    for (const [name, content] of files) {
        it(`is sent nothing if caFile ${name}, and the error names the file, for POST too`, async () => {
            const file = join(folder, `${name.replaceAll(" ", "-")}.pem`);
            if (content !== undefined) {
                writeFileSync(file, content);
            }
            const server = await start();
            const connected = connect(server.url, "token", { caFile: file });
            const error = await errorOf(connected.certificates.upload(form));
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
            assert.match(error.message, /caFile/);
            assert.deepEqual([server.requests.length, connected.sleeps.length], [0, 0]);
        });
    }

    it("is sent nothing over https if it speaks plain http, and the error says that it is no TLS", async () => {
        const plain = await startRawServer(ANSWER);
        servers.push(plain);
        const error = await errorOf(connect(plain.url.replace("http:", "https:"), "token").certificates.upload(form));
        assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
        assert.equal(plain.requests.length, 0);
    });
});
