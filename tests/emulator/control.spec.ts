/** The control port: faults, history and store from outside, in JSON, on the loopback address, off by default. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { json } from "node:stream/consumers";
import { startEmulator } from "signstation-emulator";
import { withPortInUse } from "../support/process/port-in-use";
import { withEmulator } from "../support/with-emulator";
import { CLIENT_SECRET, UNKNOWN_ID, World } from "../support/world";

const JSON_BODY = { "content-type": "application/json" };

/** Calls the control port of an emulator. */
async function control(world: World, method: string, path: string, body?: unknown): Promise<[number, unknown]> {
    const init = body === undefined ? {} : { headers: JSON_BODY, body: JSON.stringify(body) };
    const response = await fetch(`${world.emulator.controlUrl ?? ""}${path}`, { method, ...init });
    return [response.status, await response.json()];
}

function withControl(run: (world: World) => Promise<void>): Promise<void> {
    return World.with(run, { controlPort: 0 });
}

describe("the control port", () => {
    it("is closed by default", async () => {
        await World.with(({ emulator }) => {
            assert.equal(emulator.controlUrl, undefined);
            return Promise.resolve();
        });
    });

    it("is a second port, closed with the emulator", async () => {
        await withControl(async (world) => {
            const { controlUrl = "", url } = world.emulator;
            assert.match(controlUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
            assert.notEqual(controlUrl, url);
            assert.deepEqual(await control(world, "GET", "/health"), [200, { status: "ok", url }]);
            assert.equal((await world.get("/health")).status, 404);
            const port = Number(new URL(controlUrl).port);
            await world.emulator.stop();
            await assert.rejects(once(connect(port, "127.0.0.1"), "connect"), { code: "ECONNREFUSED" });
        });
    });

    it("queues, lists and clears faults of every kind", async () => {
        const effects = [
            { kind: "answer", status: 503, body: { code: "X" }, headers: { "x-note": "n" }, when: "after" },
            { kind: "answer", status: 502, body: "<html>", contentType: "text/html" },
            { kind: "retry-after", status: 429, seconds: 1, form: "http-date" },
            { kind: "delay", ms: 1, when: "before" },
            { kind: "drop", when: "after" },
            { kind: "truncate", bytes: 1 },
            { kind: "not-json" },
            { kind: "wrong-shape", field: "id" },
            { kind: "slow-drip", everyMs: 1, bytes: 2 },
            { kind: "stale", reads: 2 },
            { kind: "expire-tokens" },
        ];
        await withControl(async (world) => {
            for (const effect of effects) {
                assert.equal((await control(world, "POST", "/faults", { effect }))[0], 201);
            }
            assert.deepEqual(
                world.emulator.pendingFaults().map(({ effect }) => effect),
                effects,
            );
            assert.deepEqual(await control(world, "DELETE", "/faults"), [200, { removed: effects.length }]);
            assert.deepEqual(await control(world, "GET", "/faults"), [200, { faults: [] }]);
            world.emulator.assertNoFaultsLeft();
        });
    });

    it("applies a queued fault to the request that it matches", async () => {
        await withControl(async (world) => {
            const match = { method: "GET", path: { regexp: "m.$" }, skip: 1, times: 2 };
            const effect = { kind: "answer", status: 503 };
            const shown = { ...effect, bodyBytes: 0, headerNames: [] };
            const [status, body] = await control(world, "POST", "/faults", { match, effect });
            assert.equal(status, 201);
            assert.deepEqual(body, { faults: [{ match, effect: shown, skipLeft: 1, timesLeft: 2 }] });
            await control(world, "POST", "/faults", { match: { path: "/api/v1/certificates" }, effect });
            const statuses: number[] = [];
            for (const path of ["/auth/me", "/auth/me", "/certificates/summary"]) {
                statuses.push((await world.get(path)).status);
            }
            assert.deepEqual(statuses, [200, 503, 503]);
            const left = { faults: [{ match, effect: shown, skipLeft: 0, timesLeft: 1 }] };
            assert.deepEqual(await control(world, "GET", "/faults"), [200, left]);
        });
    });

    it("shows and clears the history, shows certificates, deletes one", async () => {
        await withControl(async (world) => {
            const id = await world.uploaded();
            const { emulator } = world;
            assert.deepEqual(await control(world, "GET", "/requests"), [200, { requests: emulator.requests() }]);
            assert.deepEqual(await control(world, "DELETE", "/requests"), [200, { removed: 1 }]);
            assert.deepEqual(emulator.requests(), []);
            const certificates = emulator.certificates();
            assert.deepEqual(await control(world, "GET", "/certificates"), [200, { certificates }]);
            const remove = `/certificates/${id}/remove`;
            assert.deepEqual(await control(world, "POST", remove), [200, { removed: 1 }]);
            assert.deepEqual(emulator.certificates(), []);
            assert.deepEqual(await control(world, "POST", remove), [404, { message: "There is no such certificate" }]);
            assert.deepEqual(emulator.requests(), []);
        });
    });

    it("never reveals a secret", async () => {
        const passkey = "canary-passkey-value";
        await withControl(async (world) => {
            const token = await world.issuedToken();
            await world.upload({ passkey }, { passkey });
            const effect = { kind: "answer", status: 500, body: { passkey }, headers: { "x-token": token } };
            const responses = [
                await control(world, "POST", "/faults", { effect }),
                await control(world, "POST", "/faults", {
                    effect: { ...effect, headers: { [`${passkey}\n`]: token } },
                }),
                await control(world, "POST", "/faults", { effect: { ...effect, kind: passkey } }),
                await control(world, "POST", "/faults", { effect: { ...effect, [passkey]: 1 } }),
                await control(world, "POST", "/faults", { match: { path: { regexp: `(${passkey}` } }, effect }),
            ];
            assert.deepEqual(
                responses.map(([status]) => status),
                [201, 400, 400, 400, 400],
            );
            for (const path of ["/faults", "/requests", "/certificates", "/health"]) {
                responses.push(await control(world, "GET", path));
            }
            const shown = JSON.stringify(responses);
            for (const secret of [passkey, token, world.emulator.token, CLIENT_SECRET]) {
                assert(!shown.includes(secret));
            }
        });
    });
});

describe("the control port refuses", () => {
    const effect = { kind: "delay", ms: 1 };
    const bad: [fault: unknown, message: RegExp][] = [
        [null, /a fault must be an object/],
        [[], /a fault must be an object/],
        [{ effect, times: 2 }, /a fault must be an object with match and effect/],
        [{ match: {} }, /match and effect must be objects/],
        [{ match: [], effect }, /match and effect must be objects/],
        [{ effect: {} }, /effect\.kind must be one of [a-z]+, retry-after, /],
        [{ effect: { kind: "toString" } }, /effect\.kind must be one of/],
        [{ effect: { kind: "delay" } }, /effect\.ms must be a number/],
        [{ effect: { ...effect, ms: "1" } }, /effect\.ms must be a number/],
        [{ effect: { ...effect, ms: -1 } }, /effect\.ms must be a whole number from 0/],
        [{ effect: { ...effect, bytes: 1 } }, /effect may have ms, when, and nothing else/],
        [{ effect: { kind: "not-json", x: 1 } }, /effect may have nothing more, and nothing else/],
        [{ effect: { kind: "drop", when: "later" } }, /effect\.when must be before or after/],
        [{ effect: { kind: "answer", status: 600 } }, /effect\.status must be a whole number/],
        [{ effect: { kind: "answer", status: 200, headers: { a: 1 } } }, /effect\.headers must be an object/],
        [{ effect: { kind: "answer", status: 200, headers: { "a b": "1" } } }, /effect\.headers and/],
        [{ effect: { kind: "answer", status: 200, body: 1 } }, /effect\.body must be a text, an object or a list/],
        [{ effect: { kind: "retry-after", status: 500, seconds: 1 } }, /effect\.status must be 429 or 503/],
        [{ match: { path: 1 }, effect }, /match\.path must be a text, or/],
        [{ match: { path: { regexp: "(" } }, effect }, /match\.path must be/],
        [{ match: { path: { regexp: "a", flags: "i" } }, effect }, /match\.path must be/],
        [{ match: { skip: "1", method: 1 }, effect }, /match\.method must be a text; match\.skip must be a number/],
        [{ match: { times: 0 }, effect }, /match\.times must be a whole number from 1/],
    ];
    it("invalid faults, and says what is wrong", async () => {
        await withControl(async (world) => {
            for (const [fault, message] of bad) {
                const [status, body] = await control(world, "POST", "/faults", fault);
                assert.equal(status, 400, JSON.stringify(fault));
                assert.match((body as { message: string }).message, message);
            }
            assert.deepEqual(world.emulator.pendingFaults(), []);
        });
    });

    it("bodies that are not JSON, unknown paths, and requests that a web page could send", async () => {
        await withControl(async (world) => {
            const send = async (headers: Record<string, string>, body: string): Promise<unknown[]> => {
                const url = `${world.emulator.controlUrl ?? ""}/faults`;
                const response = await fetch(url, { method: "POST", headers, body });
                return [response.status, await response.json()];
            };
            assert.deepEqual(await send(JSON_BODY, "{canary"), [400, { message: "The body must be JSON" }]);
            const type = { "content-type": "text/plain" };
            const wanted = { message: "Content-Type must be application/json" };
            assert.deepEqual(await send(type, JSON.stringify({ effect })), [415, wanted]);
            const large = JSON.stringify({ effect: { ...effect, x: "x".repeat(2 ** 20) } });
            assert.deepEqual(await send(JSON_BODY, large), [413, { message: "The body is too large" }]);
            const unknown = [404, { message: "There is no such call" }];
            assert.deepEqual(await control(world, "PUT", "/faults", {}), unknown);
            assert.deepEqual(await control(world, "GET", `/certificates/${UNKNOWN_ID}`), unknown);
            assert.equal((await control(world, "DELETE", "/faults", ""))[0], 200);
        });
    });

    it("requests by another host name, as after DNS rebinding", async () => {
        await withControl(async (world) => {
            await world.uploaded();
            const url = world.emulator.controlUrl ?? "";
            /** Unlike fetch, this may claim to call another host. */
            const ask = async (host: string, method: string, path: string, body = ""): Promise<unknown[]> => {
                const call = request(url + path, { method, headers: { ...JSON_BODY, host }, agent: false });
                const [response] = (await once(call.end(body), "response")) as [IncomingMessage];
                return [response.statusCode, await json(response)];
            };
            const { port } = new URL(url);
            for (const host of ["127.0.0.1", `127.0.0.1:${port}`, "localhost", `localhost:${port}`]) {
                assert.equal((await ask(host, "GET", "/health"))[0], 200, host);
            }
            const refused = [403, { message: "The control port is for 127.0.0.1 and localhost only" }];
            for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil"]) {
                for (const path of ["/health", "/faults", "/requests", "/certificates", "/unknown"]) {
                    assert.deepEqual(await ask(host, "GET", path), refused, host + path);
                }
                assert.deepEqual(await ask(host, "POST", "/faults", JSON.stringify({ effect })), refused);
                assert.deepEqual(await ask(host, "DELETE", "/requests"), refused);
            }
            assert.deepEqual(world.emulator.pendingFaults(), []);
            assert.equal(world.emulator.requests().length, 1);
        });
    });

    const elsewhere: [what: string, headers: Record<string, string>, refused: boolean][] = [
        ["no browser", {}, false],
        ["a page of its own origin", { origin: "http://HOST", "sec-fetch-site": "same-origin" }, false],
        ["a user's own call", { "sec-fetch-site": "none" }, false],
        ["a page of another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, true],
        ["a page of another site, in a browser that says the origin only", { origin: "https://evil.example" }, true],
        ["a page of another site, which says no origin", { "sec-fetch-site": "cross-site" }, true],
        ["a page of another port of this machine", { origin: "http://127.0.0.1:1" }, true],
        ["another port of this machine, by its site", { "sec-fetch-site": "same-site" }, true],
        ["a page without an origin, such as a file", { origin: "null" }, true],
    ];
    for (const [what, headers, refused] of elsewhere) {
        it(`${refused ? "" : "not "}changes by ${what}, with a body and without`, async () => {
            await withControl(async (world) => {
                const url = world.emulator.controlUrl ?? "";
                const id = await world.uploaded();
                const { host } = new URL(url);
                const given = JSON.parse(JSON.stringify(headers).replace("HOST", host)) as Record<string, string>;
                /** Unlike fetch, this may set headers that are a browser's own. */
                const ask = async (method: string, path: string, body = ""): Promise<number | undefined> => {
                    const type = body === "" ? {} : JSON_BODY;
                    const own = { ...type, ...given, "content-length": body.length };
                    const call = request(url + path, { method, headers: own, agent: false });
                    const [response] = (await once(call.end(body), "response")) as [IncomingMessage];
                    response.resume();
                    return response.statusCode;
                };
                const calls: [method: string, path: string, body?: string][] = [
                    ["POST", "/faults", JSON.stringify({ effect })],
                    ["DELETE", "/faults"],
                    ["DELETE", "/requests"],
                    ["POST", `/certificates/${id}/remove`],
                ];
                const statuses: unknown[] = [];
                for (const call of calls) {
                    statuses.push(await ask(...call));
                }
                assert.deepEqual(statuses, refused ? [403, 403, 403, 403] : [201, 200, 200, 200]);
                assert.equal(world.emulator.certificates().length, refused ? 1 : 0);
                assert.equal(await ask("GET", "/health"), 200);
            });
        });
    }

    it("a port in use, and then releases the emulator's own port", async () => {
        await withPortInUse(async (controlPort) => {
            const port = await withEmulator({}, (probe) => Promise.resolve(probe.port));
            await assert.rejects(startEmulator({ port, controlPort }), { code: "EADDRINUSE", port: controlPort });
            await withEmulator({ port }, () => Promise.resolve());
        });
    });
});
