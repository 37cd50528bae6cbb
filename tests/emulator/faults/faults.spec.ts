/** The emulator's faults: the effect of each, and the queue that matches them to requests. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Fault } from "signstation-emulator";
import { failure, until } from "../waiting";
import { makeQuickPkcs12 } from "../../support/pkcs12/quick-pkcs12";
import { assertProblem, World } from "../../support/world";

const onUpload = { method: "POST", path: "/api/v1/certificates" };

describe("fault effects", () => {
    it("answer: an object is sent as JSON, and the request is not processed", async () => {
        await World.with(async (world) => {
            const headers = { "retry-after": "7" };
            world.emulator.once({
                match: onUpload,
                effect: { kind: "answer", status: 503, body: { code: "X" }, headers },
            });
            const reply = await world.upload();
            assert.equal(reply.status, 503);
            assert.equal(reply.text, '{"code":"X"}');
            assert.equal(reply.headers.get("retry-after"), "7");
            assert.equal(reply.headers.get("content-type"), "application/json; charset=utf-8");
            assert.deepEqual(world.emulator.certificates(), []);
            const [record] = world.emulator.requests();
            assert.deepEqual([record?.status, record?.fault, record?.fields.length], [503, "answer", 2]);
            assert.equal((await world.upload()).status, 201);
        });
    });

    it("answer: text is sent unchanged, with any type or none, without a token", async () => {
        await World.with(async (world) => {
            const effects = [
                [{ body: "<html>", contentType: "text/html" }, "<html>", "text/html"],
                [{ body: "plain" }, "plain", "text/plain; charset=utf-8"],
                [{ body: "{", contentType: "application/json" }, "{", "application/json"],
                [{}, "", null],
                [{ status: 204, body: "never sent", contentType: "text/x" }, "", "text/x"],
            ] as const;
            for (const [effect, text, type] of effects) {
                world.emulator.once({ match: {}, effect: { kind: "answer", status: 200, ...effect } });
                const reply = await world.call("GET", "/auth/me", { headers: {} });
                assert.deepEqual([reply.text, reply.headers.get("content-type")], [text, type]);
            }
        });
    });

    it("drop before: the request is not processed", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: onUpload, effect: { kind: "drop", when: "before" } });
            assert.notEqual(await failure(world.upload()), "");
            assert.deepEqual(world.emulator.certificates(), []);
            const [record] = world.emulator.requests();
            assert.deepEqual([record?.status, record?.fault, record?.fields], [undefined, "drop", []]);
            assert.equal((await world.upload()).status, 201);
        });
    });

    it("drop after: the request is processed, and its response is lost", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: onUpload, effect: { kind: "drop", when: "after" } });
            assert.equal(await failure(world.upload()), "UND_ERR_SOCKET");
            assert.equal(world.emulator.certificates().length, 1);
            assert.equal(world.emulator.requests()[0]?.status, 201);
            assertProblem(await world.upload(), 409, "LE_ERR_SS_409", "LE_ERR_SS_1101");
        });
    });

    it("truncate: the head has the full length, the body ends early", async () => {
        await World.with(async (world) => {
            for (const [bytes, wanted] of [
                [0, 0],
                [10, 10],
                [100_000, -1],
            ] as const) {
                world.emulator.once({ match: {}, effect: { kind: "truncate", bytes } });
                const response = await fetch(`${world.emulator.url}/api/v1/auth/me`);
                const length = Number(response.headers.get("content-length"));
                let got = 0;
                const reading = (async () => {
                    for await (const chunk of response.body!) {
                        got += (chunk as Uint8Array).length;
                    }
                })();
                assert.equal(await failure(reading), "UND_ERR_SOCKET");
                assert.equal(got, wanted < 0 ? length - 1 : wanted);
            }
        });
    });

    it("truncate: the request is processed", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: onUpload, effect: { kind: "truncate", bytes: 5 } });
            await failure(world.upload());
            assert.equal(world.emulator.certificates().length, 1);
        });
    });

    it("delay: the response comes late, the request is processed at once", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: onUpload, effect: { kind: "delay", ms: 40 } });
            const started = performance.now();
            assert.equal((await world.upload()).status, 201);
            assert(performance.now() - started >= 39);

            world.emulator.once({ match: onUpload, effect: { kind: "delay", ms: 3_600_000 } });
            const waiting = failure(world.upload({ friendlyName: "late" }));
            await until(() => world.emulator.certificates().length === 2);
            await world.emulator.stop();
            assert.equal(await waiting, "UND_ERR_SOCKET");
        });
    });

    it("delay before: the request is processed late, and never if the emulator stops first", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: onUpload, effect: { kind: "delay", ms: 20, when: "before" } });
            assert.equal((await world.upload()).status, 201);

            world.emulator.once({ match: onUpload, effect: { kind: "delay", ms: 3_600_000, when: "before" } });
            const waiting = failure(world.upload({ friendlyName: "late" }));
            await until(() => world.emulator.requests()[1]?.fields.length === 2);
            assert.equal(world.emulator.certificates().length, 1);
            await world.emulator.stop();
            assert.equal(await waiting, "UND_ERR_SOCKET");
            assert.equal(world.emulator.requests()[1]?.status, undefined);
        });
    });
});

describe("the fault queue", () => {
    const respond = (status: number) => ({ kind: "answer", status }) as const;

    async function statuses(world: World, faults: Fault[], calls: (readonly [string, string])[]): Promise<number[]> {
        faults.forEach(world.emulator.once);
        const got: number[] = [];
        for (const [method, path] of calls) {
            got.push((await world.call(method, path)).status);
        }
        return got;
    }

    it("matches by method and path, with any prefix and query", async () => {
        await World.with(async (world) => {
            const faults = [
                { match: { method: "delete" }, effect: respond(501) },
                { match: { path: "/api/v1/certificates/sum" }, effect: respond(502) },
                { match: { path: /\/me$/g, times: 2 }, effect: respond(503) },
            ];
            const calls = [
                ["GET", "/certificates/expiring-soon"],
                ["DELETE", "/departments/x"],
                ["GET", "/certificates/summary?days=1"],
                ["GET", "/auth/me"],
                ["GET", "/auth/me"],
                ["GET", "/auth/me"],
            ] as const;
            assert.deepEqual(await statuses(world, faults, [...calls]), [200, 501, 502, 503, 503, 200]);
            world.emulator.once({ match: { path: "/api/v1/auth" }, effect: respond(504) });
            assert.equal((await fetch(`${world.emulator.url}/api/api/v1/auth/me?x=1`)).status, 504);
        });
    });

    it("skips and repeats, and applies to each request the first fault that matches", async () => {
        await World.with(async (world) => {
            const path = "/api/v1/auth/me";
            const faults = [
                { match: { path, times: 2 }, effect: respond(501) },
                { match: { path, skip: 1 }, effect: respond(502) },
                { match: { path }, effect: respond(503) },
            ];
            const calls = Array.from({ length: 5 }, () => ["GET", "/auth/me"] as const);
            assert.deepEqual(await statuses(world, faults, calls), [501, 501, 503, 502, 200]);
        });
    });

    it("lists the remaining faults", async () => {
        await World.with(async (world) => {
            const fault = { match: { path: "/api/v1/auth/me", skip: 1, times: 2 }, effect: respond(503) };
            world.emulator.once(fault);
            assert.deepEqual(world.emulator.pendingFaults(), [{ ...fault, skipLeft: 1, timesLeft: 2 }]);
            await world.get("/auth/me");
            await world.get("/auth/me");
            assert.deepEqual(world.emulator.pendingFaults(), [{ ...fault, skipLeft: 0, timesLeft: 1 }]);
            await world.get("/auth/me");
            assert.deepEqual(world.emulator.pendingFaults(), []);
        });
    });

    it("throws for a remaining fault, names it without its body, and can clear it", async () => {
        await World.with(async (world) => {
            const { emulator } = world;
            emulator.assertNoFaultsLeft();
            emulator.once({ match: { method: "get", times: 2 }, effect: { kind: "drop", when: "after" } });
            emulator.once({ match: { path: /x$/, skip: 1 }, effect: { ...respond(503), body: "canary" } });
            await failure(world.get("/auth/me"));
            assert.throws(emulator.assertNoFaultsLeft, {
                message:
                    "faults that no request has used up: drop on GET any path (1 of 2 left, 0 to skip); " +
                    "answer on any method /x$/ (1 of 1 left, 1 to skip)",
            });
            emulator.clearFaults();
            emulator.assertNoFaultsLeft();
            assert.deepEqual(emulator.pendingFaults(), []);
        });
    });

    it("refuses invalid numbers", async () => {
        await World.with((world) => {
            const bad: Fault[] = [
                { match: { skip: -1 }, effect: respond(500) },
                { match: { times: 0 }, effect: respond(500) },
                { match: {}, effect: respond(99) },
                { match: {}, effect: { kind: "delay", ms: Number.NaN } },
                { match: {}, effect: { kind: "delay", ms: 2 ** 31 } },
                { match: {}, effect: { kind: "truncate", bytes: 1.5 } },
                { match: {}, effect: { kind: "slow-drip", everyMs: -1 } },
                { match: {}, effect: { kind: "slow-drip", everyMs: 1, bytes: 0 } },
                { match: {}, effect: { kind: "stale", reads: 0 } },
                { match: {}, effect: { kind: "retry-after", status: 429, seconds: 0.5 } },
                { match: {}, effect: { kind: "retry-after", status: 500 as 503, seconds: 1 } },
            ];
            for (const fault of bad) {
                assert.throws(() => {
                    world.emulator.once(fault);
                }, RangeError);
            }
            const headers = { "x-note": "canary\nlines" };
            assert.throws(
                () => {
                    world.emulator.once({ match: {}, effect: { kind: "answer", status: 200, headers } });
                },
                (error) => error instanceof TypeError && !inspect(error).includes("canary"),
            );
            assert.deepEqual(world.emulator.pendingFaults(), []);
            return Promise.resolve();
        });
    });

    it("applies a fault also to an undecodable path, and responds only after a large upload is read", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: {}, effect: respond(503) });
            assert.equal((await world.get("/certificates/%ZZ")).status, 503);
            world.emulator.once({ match: onUpload, effect: respond(429) });
            const file = Buffer.concat([makeQuickPkcs12(), Buffer.alloc(8 * 1024 * 1024)]);
            assert.equal((await world.form({ file })).status, 429);
        });
    });
});
