/** Which CAs a connection trusts: caFile and environment variables, each case in a process of its own. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startRawServer, type RawServer } from "../../support/raw-server";
import { startConnectProxy, tunnelTo } from "./connect-proxy";
import { makeTlsCertificate } from "../../support/tls-certificate";

const ANSWER = { headers: { "content-type": "application/json" }, body: '{"id":"id-1"}' };
const VARIABLES = /^(SSL_CERT_|NODE_|.*_proxy$)/i;

/** The client's result for each server, in an environment with these variables and no others of the kind. */
async function ask(
    variables: NodeJS.ProcessEnv,
    servers: readonly { readonly url: string; readonly caFile?: string }[],
): Promise<string[]> {
    const environment = Object.entries(process.env).filter(([name]) => !VARIABLES.test(name));
    const child = spawn(
        process.execPath,
        ["--no-warnings", "-r", "ts-node/register/transpile-only", join(__dirname, "trusting-client.ts")],
        { env: { ...Object.fromEntries(environment), ...variables }, stdio: ["pipe", "pipe", "inherit"] },
    );
    child.stdin.end(JSON.stringify(servers));
    return JSON.parse(await text(child.stdout)) as string[];
}

/** The name under which OpenSSL looks for a CA in a folder, as `openssl x509 -subject_hash` prints it for one common name. */
function subjectHash(commonName: string): string {
    const wrapped = (tag: number, ...parts: Uint8Array[]) => {
        const content = Buffer.concat(parts);
        return Buffer.concat([Buffer.from([tag, content.length]), content]);
    };
    const [oid, name] = [wrapped(0x06, Buffer.from("550403", "hex")), wrapped(0x0c, Buffer.from(commonName))];
    const digest = createHash("sha1")
        .update(wrapped(0x31, wrapped(0x30, oid, name)))
        .digest();
    return digest.readUInt32LE().toString(16).padStart(8, "0");
}

describe("a server whose CA", () => {
    const own = makeTlsCertificate("localhost");
    let folder = "";
    let server: RawServer;
    let url = "";
    const path = (name: string) => join(folder, name);
    before(async () => {
        folder = mkdtempSync(join(tmpdir(), "trust-"));
        mkdirSync(path("empty"));
        writeFileSync(path("own.pem"), own.cert);
        writeFileSync(path("namesake.pem"), makeTlsCertificate("localhost").cert);
        writeFileSync(path("other.pem"), makeTlsCertificate("other.example").cert);
        writeFileSync(path("none.pem"), "");
        mkdirSync(path("hashed"));
        writeFileSync(path(`hashed/${subjectHash("localhost")}.0`), own.cert);
        server = await startRawServer(ANSWER, own);
        url = server.url.replace("127.0.0.1", "localhost");
    });
    after(async () => {
        await server.close();
        rmSync(folder, { recursive: true });
    });

    /** The machine's CAs are those of one file. */
    const machine = (file: string) => ({ SSL_CERT_FILE: path(file), SSL_CERT_DIR: path("empty") });

    it("is among the machine's CAs is accepted, with and without caFile", async () => {
        const servers = [{ url }, { url, caFile: path("other.pem") }];
        assert.deepEqual(await ask(machine("own.pem"), servers), ["id-1", "id-1"]);
    });

    it("is in the machine's CA folder is accepted", async () => {
        const variables = { ...machine("none.pem"), SSL_CERT_DIR: path("hashed") };
        assert.deepEqual(await ask(variables, [{ url }]), ["id-1"]);
    });

    it("is in NODE_EXTRA_CA_CERTS is accepted without caFile", async () => {
        const variables = { ...machine("none.pem"), NODE_EXTRA_CA_CERTS: path("own.pem") };
        assert.deepEqual(await ask(variables, [{ url }]), ["id-1"]);
    });

    it("is in caFile is accepted, also if the machine has another CA of the same name", async () => {
        assert.deepEqual(await ask(machine("namesake.pem"), [{ url, caFile: path("own.pem") }]), ["id-1"]);
    });

    it("is unknown is refused in spite of NODE_TLS_REJECT_UNAUTHORIZED=0, directly and through a proxy", async () => {
        const before = server.requests.length;
        const { port } = new URL(server.url);
        const proxy = await startConnectProxy(tunnelTo(Number(port)));
        try {
            const variables = { ...machine("none.pem"), NODE_TLS_REJECT_UNAUTHORIZED: "0", HTTPS_PROXY: proxy.url };
            const outcomes = await ask(variables, [{ url }, { url: `https://signstation.example.com:${port}` }]);
            assert.equal(outcomes.length, 2);
            outcomes.forEach((outcome) => {
                assert.match(outcome, /DEPTH_ZERO_SELF_SIGNED_CERT.*ERR_SIGNSTATION_UNREACHABLE/);
            });
            assert.deepEqual([proxy.asked.length, server.requests.length], [1, before]);
        } finally {
            await proxy.close();
        }
    });
});
