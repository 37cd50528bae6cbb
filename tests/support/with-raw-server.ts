/** withRawServer: runs a function against a server with canned responses, which is always closed. */
import { startRawServer, type RawServer } from "./raw-server";

/** Runs a function against a server of its own; resolves to what the function returns. */
export async function withRawServer<T>(
    canned: Parameters<typeof startRawServer>[0],
    run: (server: RawServer) => Promise<T>,
): Promise<T> {
    const server = await startRawServer(canned);
    try {
        return await run(server);
    } finally {
        await server.close();
    }
}
