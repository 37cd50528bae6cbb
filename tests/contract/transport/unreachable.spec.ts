/** Servers that refuse the connection or the TLS handshake: the request was certainly not processed. */
import assert from "node:assert/strict";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { startRawServer } from "../../support/raw-server";
import { callsOf, connect, errorOf } from "../connect";

const { bytes, passkey } = makePkcs12({ friendlyName: "asha" });
const form = { file: { name: "signing.p12", bytes }, passkey };

describe("an unreachable server", () => {
    it("refuses the connection: every method is retried, and processed is no", async () => {
        const server = await startRawServer({});
        await server.close();
        for (const method of ["GET", "PUT", "DELETE", "POST"] as const) {
            const connected = connect(server.url, "token");
            const error = await errorOf(callsOf(connected, form, "x")[method]());
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"], method);
            assert.match(error.message, /ECONNREFUSED/);
            assert.deepEqual((error.cause as Error).cause, { code: "ECONNREFUSED" });
            assert.equal(error.message.includes("The server did not process it."), method !== "GET");
            assert.ok(error.message.includes(server.url));
            assert.deepEqual(connected.sleeps, [250, 500]);
        }
    });

    it("accepts the connection without a TLS handshake: processed is no", async () => {
        const sockets = new Set<Socket>();
        const silent = createServer((socket) => sockets.add(socket.on("error", () => socket.destroy())));
        await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
        try {
            const { port } = silent.address() as AddressInfo;
            // Seconds, since undici's own timers are that coarse.
            const connected = connect(`https://127.0.0.1:${port}`, "token", { timeoutMs: 4000, maxRetries: 0 });
            const error = await errorOf(connected.certificates.upload(form));
            assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNREACHABLE", "no"]);
        } finally {
            sockets.forEach((socket) => socket.destroy());
            await new Promise((resolve) => silent.close(resolve));
        }
    });
});
