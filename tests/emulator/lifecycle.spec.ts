/** The emulator's API: start, options, stop, its database file, and changes from outside. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { once } from "node:events";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmulatorOptions, startEmulator } from "signstation-emulator";
import { withPortInUse } from "../support/process/port-in-use";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";
import { withEmulator } from "../support/with-emulator";
import { HR, UNKNOWN_ID, World } from "../support/world";

describe("startEmulator", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "signstation-emulator-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("keeps certificates and departments in a file over a restart, but not issued tokens", async () => {
        const db = join(folder, "deep", "er", "signstation.db");
        let before: object[] = [];
        let token = "";
        const file = makeQuickPkcs12({ friendlyName: "kept" });
        await World.with(
            async (world) => {
                const { id: departmentId } = world.emulator.addDepartment("Sales");
                await world.call("DELETE", `/departments/${HR}`);
                await world.form({ file, passkey: "secret", departmentId });
                before = world.emulator.certificates();
                token = await world.issuedToken();
            },
            { db },
        );
        assert.equal(statSync(db).mode & 0o077, 0);
        await World.with(
            async (world) => {
                assert.deepEqual(world.emulator.certificates(), before);
                const [{ id, departmentId } = { id: "", departmentId: "" }] = world.emulator.certificates();
                assert.equal((await world.get(`/certificates/${id}`)).json["departmentName"], "Sales");
                assert.equal((await world.get(`/departments/${HR}`)).json["data"]?.["enabled"], false);
                assert.equal((await world.get(`/departments/${departmentId ?? ""}`)).status, 200);
                assert.equal((await world.form({ file, passkey: "secret" })).status, 409);
                assert.equal((await world.form({ passkey: "secret" }, id)).status, 200);
                const headers = { authorization: `Bearer ${token}` };
                assert.equal((await world.call("GET", "/auth/me", { headers })).status, 401);
            },
            { db },
        );
    });

    it("starts empty without a database file", async () => {
        await World.with(async (world) => {
            await world.uploaded();
        });
        await World.with((world) => {
            assert.deepEqual(world.emulator.certificates(), []);
            return Promise.resolve();
        });
    });

    it("refuses an alias of another emulator on the same file", async () => {
        const db = join(folder, "shared.db");
        await World.with(
            (one) =>
                World.with(
                    async (other) => {
                        await one.uploaded({ friendlyName: "shared" });
                        assert.equal((await other.upload({ friendlyName: "shared" })).status, 409);
                    },
                    { db },
                ),
            { db },
        );
    });

    it("refuses a file that is no database of the emulator", async () => {
        const db = join(folder, "text.db");
        writeFileSync(db, "this is no database, but long enough to look like one".repeat(20));
        await assert.rejects(startEmulator({ db }), { code: "ERR_SQLITE_ERROR" });
    });

    it("refuses every host but 127.0.0.1, an empty token, and half of the client credentials", async () => {
        const bad = [{ host: "0.0.0.0" }, { host: "localhost" }, { host: "::1" }, { token: "" }, { clientId: "x" }];
        for (const options of bad) {
            await assert.rejects(startEmulator(options), RangeError);
        }
    });

    it("refuses invalid flaky options and token lifetimes", async () => {
        const seed = 1;
        const bad: EmulatorOptions[] = [
            { tokenLifetimeRequests: 0 },
            { tokenLifetimeRequests: 1.5 },
            { flaky: { seed: -1 } },
            { flaky: { seed: 2 ** 32 } },
            { flaky: { seed: 0.5 } },
            { flaky: { seed, rate: 1.1 } },
            { flaky: { seed, rate: Number.NaN } },
            { flaky: { seed, effects: [] } },
            { flaky: { seed, effects: ["stale" as "delay"] } },
        ];
        for (const options of bad) {
            await assert.rejects(startEmulator(options), RangeError);
        }
    });

    it("refuses a port in use", async () => {
        await withPortInUse((port) => assert.rejects(startEmulator({ port }), { code: "EADDRINUSE" }));
    });

    it("generates a fixed token, and issues none without client credentials", async () => {
        await withEmulator({}, async ({ token, url, port }) => {
            const other = await withEmulator({}, (second) => Promise.resolve(second.token));
            assert.notEqual(token, other);
            assert.equal(url, `http://127.0.0.1:${port}`);
            const body = JSON.stringify({ clientId: "undefined", clientSecret: "undefined" });
            const headers = { "content-type": "application/json" };
            assert.equal((await fetch(`${url}/api/v1/auth/token`, { method: "POST", headers, body })).status, 401);
        });
    });

    it("stops at once with open keep-alive connections, and can be stopped twice", async () => {
        const agent = new Agent({ keepAlive: true });
        const emulator = await startEmulator();
        const sent = httpRequest(`${emulator.url}/api/v1/auth/me`, { agent }).end();
        const [response] = (await once(sent, "response")) as [NodeJS.ReadableStream];
        response.resume();
        await once(response, "end");
        const closed = once(sent.socket!, "close");
        await emulator.stop();
        await closed;
        await emulator.stop();
        assert.equal(emulator.requests().length, 1);
        assert.throws(() => emulator.certificates());
        agent.destroy();
    });

    it("stops at once during a request", async () => {
        const emulator = await startEmulator();
        const socket = connect(emulator.port, "127.0.0.1");
        socket.on("error", () => undefined).resume();
        socket.write("POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
        while (emulator.requests().length === 0) {
            await new Promise((resolve) => setImmediate(resolve));
        }
        await Promise.all([once(socket, "close"), emulator.stop()]);
        assert.equal(emulator.requests()[0]?.status, undefined);
    });
});

describe("changes from outside", () => {
    it("delete and change certificates without a request", async () => {
        await World.with(async (world) => {
            const { emulator } = world;
            const id = await world.uploaded({}, { departmentId: HR });
            const sales = emulator.addDepartment("Sales");
            emulator.changeCertificate(id, { departmentId: sales.id });
            assert.equal((await world.get(`/certificates/${id}`)).json["departmentName"], "Sales");
            emulator.changeCertificate(id, { enabled: false });
            const [stored] = emulator.certificates();
            assert.deepEqual([stored?.enabled, stored?.departmentId], [false, sales.id]);
            emulator.removeCertificate(id);
            assert.equal((await world.get(`/certificates/${id}`)).status, 404);
        });
    });

    it("report an unknown certificate", async () => {
        await World.with(({ emulator }) => {
            assert.throws(() => {
                emulator.removeCertificate(UNKNOWN_ID);
            }, /no such certificate/);
            assert.throws(() => {
                emulator.changeCertificate(UNKNOWN_ID, { enabled: true });
            }, /no such certificate/);
            assert.throws(() => {
                emulator.changeCertificate(UNKNOWN_ID, { departmentId: UNKNOWN_ID });
            }, /no such department/);
            return Promise.resolve();
        });
    });

    it("use the injected clock and ids", async () => {
        let count = 0;
        const newId = (): string => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;
        await World.with(
            async (world) => {
                assert.equal(await world.uploaded(), "00000000-0000-4000-8000-000000000001");
                assert.equal(world.emulator.addDepartment("Sales").id, "00000000-0000-4000-8000-000000000002");
                assert.equal(world.emulator.certificates()[0]?.createdAt, "2026-01-01T00:00:00Z");
            },
            { newId },
        );
    });
});
