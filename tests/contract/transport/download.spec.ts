/** RemoteAssets, fetched from listening servers: redirects, faults, bounds, whom it trusts, and that nothing secret is sent. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explain } from "../../../provider/dynamic/advice";
import { createDownload, type Settings } from "../../../provider/signstation";
import { startRawServer, type CannedAnswer, type RawServer, type SeenRequest } from "../../support/raw-server";
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

/** What was said instead of giving bytes; never holds the ticket. */
async function refusalOf(got: ReturnType<ReturnType<typeof downloader>["download"]>): Promise<string> {
    const result = await got;
    assert.ok("detail" in result, "it was downloaded");
    const told = `${result.detail}. ${result.advice}`;
    assert.ok(!told.includes(TICKET), told);
    return told;
}

const moved = (location: string, status = 302): CannedAnswer => ({ status, headers: { location } });

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

    it("gives the bytes, asks with the query, and sends nothing that proves who asks", async () => {
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
        it(`of ${length} bytes where ${LIMIT} are allowed: ${length > LIMIT ? "more than allowed, not all" : "all of it"}`, async () => {
            const server = await start({ body: Buffer.alloc(length) });
            const got = await downloader().download(server.url);
            assert.ok("bytes" in got);
            assert.ok(given === undefined ? got.bytes.length > LIMIT : got.bytes.length === given);
            assert.ok(got.bytes.length < 1_000_000, `${got.bytes.length} bytes are held`);
        });
    }

    const statuses: [status: number, tries: number, advice: RegExp][] = [
        [404, 1, /the server answered 404\. Check the RemoteAsset's address/],
        [403, 1, /the server answered 403\. No credential is sent/],
        [401, 1, /the server answered 401\. No credential is sent/],
        [304, 1, /the server answered 304/],
        [500, 3, /the server answered 500\. Run the same command again later/],
        [503, 3, /the server answered 503/],
        [429, 3, /the server answered 429/],
    ];
    for (const [status, tries, told] of statuses) {
        it(`that is answered ${status}: says so, after ${tries} tries`, async () => {
            const server = await start({ status, body: "not the file" });
            const { download, notes } = downloader();
            assert.match(await refusalOf(download(`${server.url}/a.p12?${TICKET}`)), told);
            assert.equal(server.requests.length, tries);
            assert.equal(notes.length, tries - 1);
            notes.forEach((line) => {
                assert.ok(
                    line.startsWith(`While fetching ${server.url}/a.p12: the server answered ${status}; attempt `),
                    line,
                );
            });
        });
    }

    it("that breaks off is tried again, and then whole", async () => {
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

    it("that always breaks off says so with the system's code", async () => {
        const server = await start((_request, response) => {
            response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
            return undefined;
        });
        assert.match(await refusalOf(downloader().download(server.url)), /connection broke .*\((UND_ERR|ECONN)\w+\)/);
        assert.equal(server.requests.length, 3);
    });

    it("from where nobody listens says so with the system's code", async () => {
        const server = await startRawServer({});
        await server.close();
        const told = await refusalOf(downloader().download(`${server.url}/?${TICKET}`));
        assert.match(told, /refused \(ECONNREFUSED\)\. Check the address, the network/);
    });

    it("that does not end is given up in time", async () => {
        const server = await start((_request, response) => {
            response.writeHead(200).write("a");
            return undefined;
        });
        const { download } = downloader({ timeoutMs: 200, maxRetries: 0 });
        assert.match(await refusalOf(download(server.url)), /no response within 0\.2 s\. .*leegality:timeout/);
    });

    it("is not tried again once the time for all attempts has passed", async () => {
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

    describe("that is redirected", () => {
        for (const status of [301, 302, 303, 307, 308]) {
            it(`with ${status}, to another server and there by a path: follows`, async () => {
                const there = await start(({ url }) => (url === "/x" ? moved("/y?2", status) : { body: url }));
                const here = await start(moved(`${there.url}/x`, status));
                assert.deepEqual(await downloader().download(here.url), { bytes: Buffer.from("/y?2") });
            });
        }

        const chain = ({ url }: SeenRequest): CannedAnswer => {
            const left = Number(url.slice(1));
            return left === 0 ? { body: "end" } : moved(`/${left - 1}`);
        };
        it("five times: follows", async () => {
            const server = await start(chain);
            assert.deepEqual(await downloader().download(`${server.url}/5`), { bytes: Buffer.from("end") });
        });

        it("six times, or for ever: says so, after six requests", async () => {
            for (const answer of [chain, moved("/6")]) {
                const server = await start(answer);
                const told = await refusalOf(downloader().download(`${server.url}/6`));
                assert.match(told, /^it redirects more than 5 times\. /);
                assert.equal(server.requests.length, 6);
            }
        });

        it("to something that is refused: says where, and not with which query", async () => {
            const there = await start({ status: 403 });
            const here = await start(moved(`${there.url}/signed.p12?${TICKET}`));
            const told = await refusalOf(downloader().download(here.url));
            assert.ok(
                told.startsWith(`at ${there.url}/signed.p12, to which it redirects, the server answered 403.`),
                told,
            );
        });

        const locations: [name: string, location: string | undefined, told: RegExp][] = [
            [
                "without TLS",
                `http://files.example/a?${TICKET}`,
                /it redirects to http:\/\/files\.example\/a, which is an address of http:/,
            ],
            ["of a file", `file:///etc/passwd?${TICKET}`, /an address of file:/],
            ["that is no address", "http://[", /the server answered 302/],
            ["nowhere", undefined, /the server answered 302/],
            ["with a password", `https://asha:${TICKET}@files.example/a`, /holds a user name or a password/],
        ];
        for (const [name, location, told] of locations) {
            it(`to an address ${name}: is refused, and nothing is asked there`, async () => {
                const here = await start(location === undefined ? { status: 302 } : moved(location));
                assert.match(await refusalOf(downloader().download(here.url)), told);
                assert.equal(here.requests.length, 1);
            });
        }
    });

    const addresses: [name: string, address: string, told: RegExp][] = [
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
        ["that is none", TICKET, /^it is not a URL\. Check/],
    ];
    for (const [name, address, told] of addresses) {
        it(`from an address ${name}: is refused, and no connection is made`, async () => {
            const proxy = await startConnectProxy((socket) => socket.destroy());
            try {
                await withProxyEnvironment({ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }, async () => {
                    assert.match(await refusalOf(downloader().download(address)), told);
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

    it("trusts the CA of caFile, and without it asks for nothing and says what to set", async () => {
        const server = await startRawServer({ body: "content" }, local);
        try {
            assert.deepEqual(await downloader({ caFile }).download(server.url), { bytes: Buffer.from("content") });
            const told = await refusalOf(downloader().download(server.url));
            assert.match(told, /DEPTH_ZERO_SELF_SIGNED_CERT.*leegality:caFile/);
            assert.equal(server.requests.length, 1);
        } finally {
            await server.close();
        }
    });

    it("with a caFile that cannot be read asks for nothing and says which", async () => {
        const server = await startRawServer({ body: "content" }, local);
        try {
            const missing = join(folder, "missing.pem");
            const told = await refusalOf(downloader({ caFile: missing }).download(server.url));
            assert.ok(told.includes(missing) && told.includes("Set leegality:caFile"), told);
            assert.equal(server.requests.length, 0);
        } finally {
            await server.close();
        }
    });

    it("goes through the environment's proxy, and a redirect cannot lead it out of TLS", async () => {
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
