/** A port of 127.0.0.1 that another server listens on. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";

/** Runs a function while a server listens on the port. */
export async function withPortInUse(run: (port: number) => Promise<void>): Promise<void> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
        const address = server.address();
        assert(typeof address === "object" && address !== null);
        await run(address.port);
    } finally {
        server.close();
    }
}
