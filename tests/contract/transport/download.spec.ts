/** Download of a RemoteAsset: size limit, retries, redirects, refused addresses, TLS trust, proxy; no secret is sent. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explain } from "../../../provider/dynamic/advice";
import { createDownload, type Settings } from "../../../provider/signstation";
import { startRawServer, type CannedResponse, type RawServer, type SeenRequest } from "../../support/raw-server";
import { NOW } from "../connect";
import { startConnectProxy, tunnelTo, withProxyEnvironment } from "./connect-proxy";
import { makeTlsCertificate } from "../../support/tls-certificate";

const LIMIT = 1000;
const TICKET = "t1cket-canary";

/** A download of at most {@link LIMIT} bytes that waits for nothing. */
function downloader(settings: Partial<Settings> = {}, time = { now: () => NOW, sleep: () => Promise.resolve() }) {
    const notes: string[] = [];
    const effects = {
        ...time,
        random: () => 0.5,
        notify: (line: string) => notes.push(line),
        explain,
    };
    const all = { timeoutMs: 20_000, maxRetries: 2, maxConcurrency: 4, ...settings };
    return { download: createDownload(all, effects, LIMIT), notes };
}

/** The message of a failed download; checks that it never contains the ticket. */
async function refusalOf(got: ReturnType<ReturnType<typeof downloader>["download"]>): Promise<string> {
    const result = await got;
    assert.ok("detail" in result, "it was downloaded");
    const refusal = `${result.detail}. ${result.advice}`;
    assert.ok(!refusal.includes(TICKET), refusal);
    return refusal;
}

const moved = (location: string, status = 302): CannedResponse => ({ status, headers: { location } });

describe("a download", () => {
    const servers: RawServer[] = [];
    const start = async (...args: Parameters<typeof startRawServer>) => {
        const server = await startRawServer(...args);
        servers.push(server);
        return server;
    };
    afterEach(async () => {
        await Promise.all(servers.splice(0).map((server) => server.close()));
    });

    it("returns the bytes, sends the query, and sends no credential", async () => {
        const bytes = Buffer.from([0, 255, 1, 254]);
        const server = await start({ body: bytes });
        const { download } = downloader();
        assert.deepEqual(await download(`${server.url}/a.p12?ticket=${TICKET}#part`), { bytes });
        assert.equal(server.requests[0]?.url, `/a.p12?ticket=${TICKET}`);
        assert.deepEqual(Object.keys(server.requests[0].headers).sort(), [
            "accept",
            "connection",
            "host",
            "user-agent",
        ]);
    });

    for (const [length, given] of [
        [LIMIT, LIMIT],
        [LIMIT + 1, LIMIT + 1],
        [50_000_000, undefined],
    ] as const) {
        it(`of ${length} bytes with a limit of ${LIMIT} ${length > LIMIT ? "stops soon after the limit" : "is whole"}`, async () => {
            const server = await start({ body: Buffer.alloc(length) });
            const got = await downloader().download(server.url);
            assert.ok("bytes" in got);
            assert.ok(given === undefined ? got.bytes.length > LIMIT : got.bytes.length === given);
            assert.ok(got.bytes.length < 1_000_000, `${got.bytes.length} bytes are held`);
        });
    }

    const statuses: [status: number, attempts: number, advice: RegExp][] = [
        [404, 1, /the server answered 404\. Check the RemoteAsset's address/],
        [403, 1, /the server answered 403\. No credential is sent/],
        [401, 1, /the server answered 401\. No credential is sent/],
        [304, 1, /the server answered 304/],
        [500, 3, /the server answered 500\. Run the same command again later/],
        [503, 3, /the server answered 503/],
        [429, 3, /the server answered 429/],
    ];
    for (const [status, attempts, refusal] of statuses) {
        it(`fails after ${attempts} attempts if the server answers ${status}`, async () => {
            const server = await start({ status, body: "not the file" });
            const { download, notes } = downloader();
            assert.match(await refusalOf(download(`${server.url}/a.p12?${TICKET}`)), refusal);
            assert.equal(server.requests.length, attempts);
            assert.equal(notes.length, attempts - 1);
            notes.forEach((line) => {
                assert.ok(
                    line.startsWith(`While fetching ${server.url}/a.p12: the server answered ${status}; attempt `),
                    line,
                );
            });
        });
    }

    it("is retried if the response breaks off", async () => {
        let asked = 0;
        const server = await start((_request, response) => {
            if (++asked > 1) {
                return { body: "whole" };
            }
            response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
            return undefined;
        });
        assert.deepEqual(await downloader().download(server.url), { bytes: Buffer.from("whole") });
    });

    it("fails with the system's code if every response breaks off", async () => {
        const server = await start((_request, response) => {
            response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
            return undefined;
        });
        assert.match(await refusalOf(downloader().download(server.url)), /connection broke .*\((UND_ERR|ECONN)\w+\)/);
        assert.equal(server.requests.length, 3);
    });

    it("fails with ECONNREFUSED if nothing listens", async () => {
        const server = await startRawServer({});
        await server.close();
        const refusal = await refusalOf(downloader().download(`${server.url}/?${TICKET}`));
        assert.match(refusal, /refused \(ECONNREFUSED\)\. Check the address, the network/);
    });

    it("times out if the response does not end", async () => {
        const server = await start((_request, response) => {
            response.writeHead(200).write("a");
            return undefined;
        });
        const { download } = downloader({ timeoutMs: 200, maxRetries: 0 });
        assert.match(await refusalOf(download(server.url)), /no response within 0\.2 s\. .*leegality:timeout/);
    });

    it("is not retried once the total time for all attempts has passed", async () => {
        const server = await start({ status: 503 });
        let now = NOW;
        const sleep = () => {
            now = new Date(NOW.getTime() + 11 * 60_000);
            return Promise.resolve();
        };
        const { download } = downloader({}, { now: () => now, sleep });
        assert.match(await refusalOf(download(server.url)), /the server answered 503/);
        assert.equal(server.requests.length, 1);
    });

    describe("with redirects", () => {
        for (const status of [301, 302, 303, 307, 308]) {
            it(`follows ${status} to another server, and by a relative path there`, async () => {
                const there = await start(({ url }) => (url === "/x" ? moved("/y?2", status) : { body: url }));
                const here = await start(moved(`${there.url}/x`, status));
                assert.deepEqual(await downloader().download(here.url), { bytes: Buffer.from("/y?2") });
            });
        }

        const chain = ({ url }: SeenRequest): CannedResponse => {
            const left = Number(url.slice(1));
            return left === 0 ? { body: "end" } : moved(`/${left - 1}`);
        };
        it("follows five redirects", async () => {
            const server = await start(chain);
            assert.deepEqual(await downloader().download(`${server.url}/5`), { bytes: Buffer.from("end") });
        });

        it("fails at the sixth redirect", async () => {
            for (const response of [chain, moved("/6")]) {
                const server = await start(response);
                const refusal = await refusalOf(downloader().download(`${server.url}/6`));
                assert.match(refusal, /^it redirects more than 5 times\. /);
                assert.equal(server.requests.length, 6);
            }
        });

        it("names the address that failed without its query", async () => {
            const there = await start({ status: 403 });
            const here = await start(moved(`${there.url}/signed.p12?${TICKET}`));
            const refusal = await refusalOf(downloader().download(here.url));
            assert.ok(
                refusal.startsWith(`at ${there.url}/signed.p12, to which it redirects, the server answered 403.`),
                refusal,
            );
        });

        const locations: [name: string, location: string | undefined, refusal: RegExp][] = [
            [
                "without TLS",
                `http://files.example/a?${TICKET}`,
                /it redirects to http:\/\/files\.example\/a, which is an address of http:/,
            ],
            ["of a file", `file:///etc/passwd?${TICKET}`, /an address of file:/],
            ["that is malformed", "http://[", /the server answered 302/],
            ["that is missing", undefined, /the server answered 302/],
            ["with a password", `https://asha:${TICKET}@files.example/a`, /holds a user name or a password/],
        ];
        for (const [name, location, refusal] of locations) {
            it(`does not follow a redirect to an address ${name}`, async () => {
                const here = await start(location === undefined ? { status: 302 } : moved(location));
                assert.match(await refusalOf(downloader().download(here.url)), refusal);
                assert.equal(here.requests.length, 1);
            });
        }
    });

    const addresses: [name: string, address: string, refusal: RegExp][] = [
        [
            "without TLS",
            `http://files.example/a.p12?${TICKET}`,
            /an address of http: and nothing was asked.*Only https:/,
        ],
        ["of a file", "file:///a.p12", /an address of file: .*set certificateFile to its path/],
        [
            "with a password",
            `https://asha:${TICKET}@files.example/a.p12`,
            /holds a user name or a password, and none is sent/,
        ],
        ["that is no URL", TICKET, /^it is not a URL\. Check/],
    ];
    for (const [name, address, refusal] of addresses) {
        it(`from an address ${name} is refused before it connects`, async () => {
            const proxy = await startConnectProxy((socket) => socket.destroy());
            try {
                await withProxyEnvironment({ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }, async () => {
                    assert.match(await refusalOf(downloader().download(address)), refusal);
                });
                assert.deepEqual(proxy.asked, []);
            } finally {
                await proxy.close();
            }
        });
    }
});

describe("a download over TLS", () => {
    const host = "files.example.com";
    const certificate = makeTlsCertificate(host);
    const local = makeTlsCertificate("127.0.0.1");
    let folder = "";
    let caFile = "";
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "download-"));
        caFile = join(folder, "ca.pem");
        writeFileSync(caFile, `${certificate.cert}\n${local.cert}`);
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("trusts the CA of caFile; without it the download fails before a request and names caFile", async () => {
        const server = await startRawServer({ body: "content" }, local);
        try {
            assert.deepEqual(await downloader({ caFile }).download(server.url), { bytes: Buffer.from("content") });
            const refusal = await refusalOf(downloader().download(server.url));
            assert.match(refusal, /DEPTH_ZERO_SELF_SIGNED_CERT.*leegality:caFile/);
            assert.equal(server.requests.length, 1);
        } finally {
            await server.close();
        }
    });

    it("fails before a request if caFile cannot be read, and names the file", async () => {
        const server = await startRawServer({ body: "content" }, local);
        try {
            const missing = join(folder, "missing.pem");
            const refusal = await refusalOf(downloader({ caFile: missing }).download(server.url));
            assert.ok(refusal.includes(missing) && refusal.includes("Set leegality:caFile"), refusal);
            assert.equal(server.requests.length, 0);
        } finally {
            await server.close();
        }
    });

    it("goes through the environment's proxy, and refuses a redirect from https to http", async () => {
        const plain = await startRawServer({ body: "content" });
        const server = await startRawServer(
            ({ url }) => (url === "/down" ? moved(`${plain.url}/a.p12`) : { body: "content" }),
            certificate,
        );
        const proxy = await startConnectProxy(tunnelTo(Number(new URL(server.url).port)));
        try {
            await withProxyEnvironment({ HTTPS_PROXY: proxy.url }, async () => {
                const { download } = downloader({ caFile });
                assert.deepEqual(await download(`https://${host}/a.p12`), { bytes: Buffer.from("content") });
                assert.match(await refusalOf(download(`https://${host}/down`)), /redirects to http:\/\/127\.0\.0\.1/);
            });
            assert.equal(proxy.asked[0], `${host}:443`);
            assert.equal(plain.requests.length, 0);
        } finally {
            await Promise.all([server.close(), plain.close(), proxy.close()]);
        }
    });
});
