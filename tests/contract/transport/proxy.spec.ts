/** The environment's proxy: which variables select it, what it is sent, and how its failures are reported. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { SignStationError } from "../../../provider/signstation";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { startRawServer, type RawServer } from "../../support/raw-server";
import { assertSecretFree } from "../../support/secret-free";
import { connect, errorOf } from "../connect";
import { startConnectProxy, tunnelTo, withProxyEnvironment } from "./connect-proxy";
import { makeTlsCertificate } from "../../support/tls-certificate";

const ANSWER = { headers: { "content-type": "application/json" }, body: '{"id":"id-1"}' };
/** Is never looked up: the proxy takes it to loopback. */
const NAME = "signstation.example.com";
/** Leads to loopback too, but is no loopback address by its looks, so the variables decide. */
const ANY = "0.0.0.0";
const CREDENTIAL = "pr0xy-canary";
const { bytes, passkey } = makePkcs12();
const form = { file: { name: "signing.p12", bytes }, passkey };
const certificates = new Map([NAME, ANY, "127.0.0.1", "localhost"].map((host) => [host, makeTlsCertificate(host)]));

async function withServer<T>(host: string, work: (server: RawServer, port: number) => Promise<T>): Promise<T> {
    const server = await startRawServer(ANSWER, certificates.get(host));
    try {
        return await work(server, Number(new URL(server.url).port));
    } finally {
        await server.close();
    }
}

describe("through a proxy", () => {
    let folder = "";
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "proxy-"));
        writeFileSync(join(folder, "ca.pem"), [...certificates.values()].map(({ cert }) => cert).join("\n"));
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    const connectTo = (baseUrl: string, timeoutMs = 20_000) =>
        connect(baseUrl, "t0ken-canary", { caFile: join(folder, "ca.pem"), timeoutMs });

    describe("the environment's proxy", () => {
        interface Row {
            readonly name: string;
            readonly host: string;
            readonly variables: (proxy: string, port: number) => Parameters<typeof withProxyEnvironment>[0];
            readonly proxied: boolean;
        }
        const noProxy = (text: string | ((port: number) => string)): Row["variables"] => {
            return (proxy, port) => ({ HTTPS_PROXY: proxy, NO_PROXY: typeof text === "string" ? text : text(port) });
        };
        const rows: Row[] = [
            { name: "HTTPS_PROXY", host: NAME, variables: (proxy) => ({ HTTPS_PROXY: proxy }), proxied: true },
            { name: "https_proxy", host: NAME, variables: (proxy) => ({ https_proxy: proxy }), proxied: true },
            { name: "no variable", host: ANY, variables: () => ({}), proxied: false },
            { name: "an empty HTTPS_PROXY", host: ANY, variables: () => ({ HTTPS_PROXY: "" }), proxied: false },
            { name: "an empty NO_PROXY", host: ANY, variables: noProxy(""), proxied: true },
            { name: "NO_PROXY of the host", host: ANY, variables: noProxy(ANY), proxied: false },
            {
                name: "NO_PROXY of the host among others",
                host: ANY,
                variables: noProxy(`a.example, ${ANY}`),
                proxied: false,
            },
            {
                name: "NO_PROXY of host and port",
                host: ANY,
                variables: noProxy((port) => `${ANY}:${port}`),
                proxied: false,
            },
            { name: "NO_PROXY of another port", host: ANY, variables: noProxy(`${ANY}:1`), proxied: true },
            { name: "NO_PROXY of everything", host: ANY, variables: noProxy("*"), proxied: false },
            { name: "NO_PROXY of others", host: NAME, variables: noProxy("other.example,10.0.0.1"), proxied: true },
            {
                name: "NO_PROXY of a part of the name",
                host: NAME,
                variables: noProxy("station.example.com"),
                proxied: true,
            },
            {
                name: "no_proxy",
                host: ANY,
                variables: (proxy) => ({ https_proxy: proxy, no_proxy: ANY }),
                proxied: false,
            },
            {
                name: "HTTP_PROXY, which is for http:",
                host: ANY,
                variables: (proxy) => ({ HTTP_PROXY: proxy }),
                proxied: false,
            },
            {
                name: "an HTTP_PROXY that is no URL",
                host: NAME,
                variables: (proxy) => ({ HTTPS_PROXY: proxy, HTTP_PROXY: "proxy.example:3128" }),
                proxied: true,
            },
            {
                name: "an empty https_proxy before HTTPS_PROXY",
                host: ANY,
                variables: (proxy) => ({ https_proxy: "", HTTPS_PROXY: proxy }),
                proxied: false,
            },
            { name: "loopback", host: "127.0.0.1", variables: (proxy) => ({ HTTPS_PROXY: proxy }), proxied: false },
            { name: "localhost", host: "localhost", variables: (proxy) => ({ HTTPS_PROXY: proxy }), proxied: false },
        ];
        for (const { name, host, variables, proxied } of rows) {
            it(`${name}, a server at ${host}: ${proxied ? "through the proxy" : "directly"}`, async () => {
                await withServer(host, async (server, port) => {
                    const proxy = await startConnectProxy(tunnelTo(port));
                    try {
                        await withProxyEnvironment(variables(proxy.url, port), () =>
                            connectTo(`https://${host}:${port}`).certificates.upload(form),
                        );
                        assert.deepEqual(proxy.asked, proxied ? [`${host}:${port}`] : []);
                        assert.equal(server.requests.length, 1);
                    } finally {
                        await proxy.close();
                    }
                });
            });
        }

        it("is not used for loopback without TLS", async () => {
            const server = await startRawServer(ANSWER);
            const proxy = await startConnectProxy((socket) => socket.destroy());
            try {
                await withProxyEnvironment({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }, () =>
                    connect(server.url, "token").certificates.get("id-1"),
                );
                assert.deepEqual([server.requests.length, proxy.asked.length], [1, 0]);
            } finally {
                await Promise.all([server.close(), proxy.close()]);
            }
        });

        it("receives the credential of its URL, and nothing of the request", async () => {
            await withServer(NAME, async (server, port) => {
                const heads: string[] = [];
                const proxy = await startConnectProxy((socket, { rawHeaders }) => {
                    heads.push(rawHeaders.join("\n"));
                    tunnelTo(port)(socket);
                });
                try {
                    const url = proxy.url.replace("//", `//user:${CREDENTIAL}@`);
                    await withProxyEnvironment({ HTTPS_PROXY: url }, () =>
                        connectTo(`https://${NAME}`).certificates.upload(form),
                    );
                    assert.equal(server.requests.length, 1);
                    assert.ok(heads[0]?.includes(Buffer.from(`user:${CREDENTIAL}`).toString("base64")));
                    assert.ok(!heads.join().includes("t0ken-canary"), "the proxy sees the token");
                    assert.equal(server.requests[0]?.headers["proxy-authorization"], undefined);
                } finally {
                    await proxy.close();
                }
            });
        });

        it("opens at most maxConcurrency tunnels", async () => {
            await withServer(NAME, async (server, port) => {
                const proxy = await startConnectProxy(tunnelTo(port));
                try {
                    await withProxyEnvironment({ HTTPS_PROXY: proxy.url }, async () => {
                        const client = connectTo(`https://${NAME}`);
                        await Promise.all(Array.from({ length: 40 }, () => client.certificates.get("id-1")));
                    });
                    assert.equal(server.requests.length, 40);
                    assert.ok(server.mostConnections() <= 4 && proxy.asked.length <= 4, proxy.asked.join());
                } finally {
                    await proxy.close();
                }
            });
        });
    });

    describe("a failing proxy", () => {
        const refuse = (status: number) => (socket: Duplex) => {
            socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
        };
        const rows: [name: string, behave: (socket: Duplex) => void][] = [
            ["refuses: 403", refuse(403)],
            ["requires a credential: 407", refuse(407)],
            ["cannot reach the server: 502", refuse(502)],
            ["breaks the connection", (socket) => socket.destroy()],
            ["never answers", () => undefined],
        ];
        for (const [name, behave] of rows) {
            it(`${name}: the upload was certainly not processed, and the error names the proxy without its credential`, async () => {
                const proxy = await startConnectProxy(behave);
                try {
                    const url = proxy.url.replace("//", `//user:${CREDENTIAL}@`);
                    // Seconds, since undici's own timers are that coarse.
                    const error = await withProxyEnvironment({ HTTPS_PROXY: url }, () =>
                        errorOf(connectTo(`https://${NAME}`, 4000).certificates.upload(form)),
                    );
                    assert.ok(proxy.asked.length > 0);
                    assertSecretFree(error, [CREDENTIAL, passkey, "t0ken-canary"]);
                    assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
                    assert.match(error.message, /proxy/i);
                } finally {
                    await proxy.close();
                }
            });
        }

        const apart: [name: string, host: string, variables: Parameters<typeof withProxyEnvironment>[0]][] = [
            ["an empty HTTPS_PROXY", ANY, { HTTPS_PROXY: "" }],
            ["loopback", "127.0.0.1", { HTTPS_PROXY: "http://127.0.0.1:1" }],
        ];
        for (const [name, host, variables] of apart) {
            it(`is not named in the error if none is used: ${name}`, async () => {
                const silent = createServer((socket) =>
                    socket.on("error", () => socket.destroy()).on("data", () => socket.destroy()),
                );
                await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
                try {
                    const { port } = silent.address() as AddressInfo;
                    const error = await withProxyEnvironment(variables, () =>
                        errorOf(connectTo(`https://${host}:${port}`).certificates.upload(form)),
                    );
                    assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
                    assert.match(error.message, /there was no connection/);
                    assert.doesNotMatch(error.message, /HTTPS_PROXY/);
                } finally {
                    await new Promise((resolve) => silent.close(resolve));
                }
            });
        }

        it("does not listen: the upload was certainly not processed", async () => {
            const proxy = await startConnectProxy(() => undefined);
            await proxy.close();
            const error = await withProxyEnvironment({ HTTPS_PROXY: proxy.url }, () =>
                errorOf(connectTo(`https://${NAME}`).certificates.upload(form)),
            );
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
        });

        const nonsense = [
            "127.0.0.1:3128",
            "proxy.example:3128",
            `http://user:${CREDENTIAL}@127.0.0.1:99999`,
            `user:${CREDENTIAL}@127.0.0.1:3128`,
            "ftp://127.0.0.1:3128",
        ];
        for (const url of nonsense) {
            it(`is set to ${url.replace(CREDENTIAL, "...")}: the error names the variable without its credential`, async () => {
                const connected = connectTo(`https://${NAME}`);
                const thrown = await withProxyEnvironment({ HTTPS_PROXY: url }, () =>
                    connected.certificates.upload(form).then(
                        () => assert.fail("the call succeeded"),
                        (reason: unknown) => reason,
                    ),
                );
                assertSecretFree(thrown, [CREDENTIAL]);
                assert.ok(thrown instanceof SignStationError, String(thrown));
                assert.deepEqual([thrown.code, thrown.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
                assert.match(thrown.message, /HTTPS_PROXY/);
                assert.deepEqual(connected.sleeps, []);
            });
        }
    });
});
