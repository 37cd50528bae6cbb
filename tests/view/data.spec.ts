/** The data of the local SignStation's page: its fields, who may read it, and that it has no side effects. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { flakyEffects } from "signstation-emulator";
import { HR, World } from "../support/world";

const DATA = "/view/certificates";
const PATHS = ["/", "/view/page.css", "/view/page.js", "/view/icon.svg", DATA];
const DAY_MS = 86_400_000;

interface PageResponse {
    readonly status: number | undefined;
    readonly headers: IncomingMessage["headers"];
    readonly body: string;
}

interface Holding {
    readonly now: string;
    readonly certificates: readonly Readonly<Record<string, unknown>>[];
}

/** Unlike fetch, this may claim to call another host. */
async function ask({ emulator }: World, path: string, headers: Record<string, string> = {}): Promise<PageResponse> {
    const [response] = (await once(get(emulator.url + path, { headers, agent: false }), "response")) as [
        IncomingMessage,
    ];
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

async function holding(world: World): Promise<Holding> {
    const { status, body } = await ask(world, DATA);
    assert.equal(status, 200, body);
    return JSON.parse(body) as Holding;
}

describe("the page's data", () => {
    it("has a certificate's public facts, and nothing of its file or passkey", async () => {
        await World.with(async (world) => {
            const id = await world.uploaded({ commonName: "Asha Rao" }, { departmentId: HR });
            assert.deepEqual(await holding(world), {
                now: "2026-01-01T00:00:00Z",
                certificates: [
                    {
                        id,
                        name: "Asha Rao",
                        departmentName: "HR",
                        certificateType: "PKCS12_PFX",
                        expiry: "2027-01-02T03:04:05Z",
                        when: "in 366 days",
                        zone: "later",
                        place: 52.1,
                        status: "Active",
                    },
                ],
            });
        });
    });

    it("is empty at first, and has no department name without a department", async () => {
        await World.with(async (world) => {
            assert.deepEqual((await holding(world)).certificates, []);
            await world.uploaded();
            assert.ok(!("departmentName" in ((await holding(world)).certificates[0] ?? {})));
        });
    });

    const cases: [msLeft: number, when: string, zone: string, place: number, status: string][] = [
        [-1000 * DAY_MS, "expired 1,000 days ago", "expired", 0, "Expired"],
        [-365 * DAY_MS, "expired 365 days ago", "expired", 0, "Expired"],
        [-3.5 * DAY_MS, "expired 3 days ago", "expired", 74.5, "Expired"],
        [-DAY_MS, "expired 1 day ago", "expired", 88.3, "Expired"],
        [-7_200_000, "expired 2 hours ago", "expired", 98.6, "Expired"],
        [0, "expired less than an hour ago", "expired", 100, "Expired"],
        [1000, "in less than an hour", "soon", 0, "Expires soon"],
        [3_600_000, "in 1 hour", "soon", 0.1, "Expires soon"],
        [12 * DAY_MS, "in 12 days", "soon", 40, "Expires soon"],
        [30 * DAY_MS, "in 30 days", "soon", 100, "Expires soon"],
        [30 * DAY_MS + 1000, "in 30 days", "later", 0, "Active"],
        [364 * DAY_MS, "in 364 days", "later", 52, "Active"],
        [3650 * DAY_MS, "in 3,650 days", "later", 100, "Active"],
        [5000 * DAY_MS, "in 5,000 days", "later", 100, "Active"],
    ];
    it("has the timeline's zone by the emulator's clock, and the status of a disabled certificate", async () => {
        await World.with(async (world) => {
            const expiry = new Date("2030-01-01T00:00:00Z");
            const id = await world.uploaded({ notAfter: expiry });
            for (const enabled of [true, false]) {
                world.emulator.changeCertificate(id, { enabled });
                for (const [msLeft, when, zone, place, status] of cases) {
                    world.clock.now = new Date(expiry.getTime() - msLeft);
                    const [shown] = (await holding(world)).certificates;
                    const seen = [shown?.["when"], shown?.["zone"], shown?.["place"], shown?.["status"]];
                    assert.deepEqual(seen, [when, zone, place, enabled ? status : "Disabled"], `${msLeft} ms`);
                }
            }
        });
    });

    it("is sorted by expiry, the first to expire first", async () => {
        await World.with(async (world) => {
            for (const [commonName, year] of Object.entries({ later: 2029, first: 2027, last: 2031 })) {
                await world.uploaded({ commonName, notAfter: new Date(`${year}-01-01T00:00:00Z`) });
            }
            const names = (await holding(world)).certificates.map(({ name }) => name);
            assert.deepEqual(names, ["first", "later", "last"]);
        });
    });
});

describe("the page's requests", () => {
    it("need no token, are not in the history, and report the emulator's time", async () => {
        await World.with(async (world) => {
            for (const path of PATHS) {
                const { status, headers } = await ask(world, path);
                assert.deepEqual([path, status, headers.date], [path, 200, "Thu, 01 Jan 2026 00:00:00 GMT"]);
            }
            assert.deepEqual(world.emulator.requests(), []);
        });
    });

    it("do not use up a queued fault or a stale read", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: { method: "POST" }, effect: { kind: "stale", reads: 1 } });
            await world.uploaded();
            world.emulator.once({ match: {}, effect: { kind: "drop", when: "before" } });
            for (const path of PATHS) {
                assert.equal((await ask(world, path)).status, 200);
            }
            assert.equal((await holding(world)).certificates.length, 1, "the truth, not what a stale read would see");
            await assert.rejects(world.get("/auth/me"));
            world.emulator.assertNoFaultsLeft();
            const listed = async () => (await world.get("/certificates/expiring-soon?days=36500")).json["data"];
            assert.deepEqual(await listed(), []);
            assert.notDeepEqual(await listed(), []);
        });
    });

    it("are never flaky, and do not change the sequence of flaky requests", async () => {
        const flaky = { seed: 7, rate: 0.5, effects: flakyEffects.filter((effect) => effect.startsWith("status-")) };
        const statuses = async (looks: number): Promise<number[]> => {
            const answered: number[] = [];
            await World.with(
                async (world) => {
                    for (let call = 0; call < 10; call++) {
                        for (let look = 0; look < looks; look++) {
                            assert.equal((await ask(world, DATA)).status, 200);
                        }
                        answered.push((await world.get("/auth/me")).status);
                    }
                },
                { flaky },
            );
            return answered;
        };
        const unseen = await statuses(0);
        assert.ok(unseen.some((status) => status !== 200));
        assert.deepEqual(await statuses(3), unseen);
    });

    it("are served under this machine's own names only, against DNS rebinding", async () => {
        await World.with(async (world) => {
            await world.uploaded({ commonName: "Asha Rao" });
            const { port } = world.emulator;
            for (const host of ["127.0.0.1", `127.0.0.1:${port}`, "localhost", `localhost:${port}`, "localhost:9"]) {
                assert.equal((await ask(world, DATA, { host })).status, 200, host);
            }
            const strangers = ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil"];
            for (const host of strangers) {
                for (const path of PATHS) {
                    const { status, body } = await ask(world, path, { host });
                    assert.deepEqual([status, body], [403, "This page is for 127.0.0.1 and localhost only.\n"], host);
                }
            }
        });
    });

    it("have headers against other sites and injected content", async () => {
        await World.with(async (world) => {
            for (const path of PATHS) {
                const { headers } = await ask(world, path);
                const policy = headers["content-security-policy"] ?? "";
                assert.match(String(policy), /^default-src 'none'; script-src 'self'; style-src 'self';/);
                assert.match(String(policy), /frame-ancestors 'none'/);
                assert.doesNotMatch(String(policy), /unsafe|\*|https?:/);
                assert.equal(headers["cross-origin-resource-policy"], "same-origin");
                assert.equal(headers["x-content-type-options"], "nosniff");
                assert.equal(headers["cache-control"], "no-store");
                assert.equal(headers["access-control-allow-origin"], undefined);
            }
        });
    });

    it("are GETs of these paths only: every other request is recorded as an unknown path", async () => {
        await World.with(async (world) => {
            const others: [method: string, path: string][] = [
                ["POST", "/"],
                ["DELETE", DATA],
                ["HEAD", "/"],
                ["GET", "/view"],
                ["GET", "/view/"],
                ["GET", "/view/..%2f..%2fpackage.json"],
                ["GET", "/favicon.ico"],
            ];
            for (const [method, path] of others) {
                assert.equal((await fetch(world.emulator.url + path, { method })).status, 404, `${method} ${path}`);
            }
            assert.equal(world.emulator.requests().length, others.length);
        });
    });

    it("report a failure without details", async () => {
        await World.with(async (world) => {
            world.clock.now = new Date(Number.NaN);
            const { status, body } = await ask(world, DATA);
            assert.deepEqual([status, body], [500, "This cannot be shown.\n"]);
            assert.deepEqual(world.emulator.requests(), []);
        });
    });
});
