/** Exchanges that break: what is sent again, and what is called unknown because the server may have acted. */
import assert from "node:assert/strict";
import { createServer, type AddressInfo } from "node:net";
import { startEmulator, type Emulator, type FaultEffect } from "signstation-emulator";
import { makePkcs12 } from "../support/pkcs12-files";
import { startRawServer } from "../support/raw-server";
import { callsOf, connect, errorOf } from "./connect";

const { bytes, passkey } = makePkcs12({ friendlyName: "asha" });
const form = { file: { name: "signing.p12", bytes }, passkey };
const PATH = "/api/v1/certificates";

describe("answers that are lost", () => {
    let emulator: Emulator;
    beforeEach(async () => {
        emulator = await startEmulator();
    });
    afterEach(() => emulator.stop());

    const effects: [name: string, effect: FaultEffect, stored: number][] = [
        ["a connection that breaks before the request is taken", { kind: "drop", when: "before" }, 0],
        ["a connection that breaks after the request was taken", { kind: "drop", when: "after" }, 1],
        ["half an answer", { kind: "truncate", bytes: 20 }, 1],
        ["an answer of which only the head comes", { kind: "truncate", bytes: 0 }, 1],
    ];
    for (const [name, effect, stored] of effects) {
        it(`POST, ${name}: unknown, and not sent again`, async () => {
            emulator.once({ match: { path: PATH }, effect });
            const { certificates, sleeps } = connect(emulator.url, emulator.token);
            const error = await errorOf(certificates.upload(form));
            assert.deepEqual([error.code, error.taken], ["ERR_SIGNSTATION_NO_ANSWER", "unknown"]);
            assert.equal(emulator.requests().length, 1);
            assert.equal(emulator.certificates().length, stored);
            assert.deepEqual(sleeps, []);
        });

        for (const method of ["GET", "PUT", "DELETE"] as const) {
            it(`${method}, ${name}: sent again`, async () => {
                const connected = connect(emulator.url, emulator.token);
                const { id } = await connected.certificates.upload(form);
                emulator.clearRequests();
                emulator.once({ match: { path: PATH }, effect });
                await callsOf(connected, form, id)[method]();
                assert.equal(emulator.requests().length, 2);
                assert.deepEqual(connected.sleeps, [250]);
                assert.equal(emulator.certificates().length, method === "DELETE" ? 0 : 1);
            });
        }
    }

    it("GET gives up after its retries", async () => {
        emulator.once({ match: { path: PATH, times: 3 }, effect: { kind: "drop", when: "before" } });
        const error = await errorOf(connect(emulator.url, emulator.token).certificates.get("x"));
        assert.deepEqual([error.code, error.taken], ["ERR_SIGNSTATION_NO_ANSWER", "unknown"]);
        assert.deepEqual([emulator.requests().length, emulator.pendingFaults().length], [3, 0]);
    });

    it("a server that never answers is given up after the timeout: POST once, GET with its retries", async () => {
        emulator.once({ match: { path: PATH, times: 4 }, effect: { kind: "delay", ms: 600_000 } });
        const { certificates } = connect(emulator.url, emulator.token, { timeoutMs: 150 });
        const post = await errorOf(certificates.upload(form));
        assert.deepEqual([post.code, post.taken], ["ERR_SIGNSTATION_NO_ANSWER", "unknown"]);
        assert.match(post.message, /no answer within 0\.15 s.*leegality:timeout/);
        const get = await errorOf(certificates.get("x"));
        assert.equal(get.code, "ERR_SIGNSTATION_NO_ANSWER");
        assert.deepEqual(
            emulator.requests().map(({ method }) => method),
            ["POST", "GET", "GET", "GET"],
        );
    });

    it("an answer that drips is given up after the timeout too", async () => {
        const server = await startRawServer((_request, response) => {
            response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
            return undefined;
        });
        try {
            const { certificates } = connect(server.url, "token", { timeoutMs: 150, maxRetries: 0 });
            const error = await errorOf(certificates.get("x"));
            assert.equal(error.code, "ERR_SIGNSTATION_NO_ANSWER");
        } finally {
            await server.close();
        }
    });
});

describe("servers that are not there", () => {
    it("a refused connection is known not to be taken, and tried again, POST too", async () => {
        const server = await startRawServer({});
        await server.close();
        for (const method of ["GET", "PUT", "DELETE", "POST"] as const) {
            const connected = connect(server.url, "token");
            const error = await errorOf(callsOf(connected, form, "x")[method]());
            assert.deepEqual([error.code, error.taken], ["ERR_SIGNSTATION_UNREACHABLE", "no"], method);
            assert.match(error.message, /ECONNREFUSED.*Nothing was sent/);
            assert.ok(error.message.includes(server.url));
            assert.deepEqual(connected.sleeps, [250, 500]);
        }
    });

    it("a server that accepts and then says nothing of TLS was sent nothing", async () => {
        const sockets = new Set<import("node:net").Socket>();
        const silent = createServer((socket) => sockets.add(socket.on("error", () => socket.destroy())));
        await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
        try {
            const { port } = silent.address() as AddressInfo;
            // Seconds, since undici's own timers are that coarse.
            const connected = connect(`https://127.0.0.1:${port}`, "token", { timeoutMs: 4000, maxRetries: 0 });
            const error = await errorOf(connected.certificates.upload(form));
            assert.deepEqual([error.code, error.taken], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
        } finally {
            sockets.forEach((socket) => socket.destroy());
            await new Promise((resolve) => silent.close(resolve));
        }
    });
});
