/** A small HTTP server with canned responses, which records its requests. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";

export interface CannedResponse {
    /** @default 200 */
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** @default an empty body */
    readonly body?: string | Buffer;
}

export function jsonResponse(status: number, body: unknown): CannedResponse {
    return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** A request as it arrived. */
export interface SeenRequest {
    readonly method: string;
    /** With the query. */
    readonly url: string;
    readonly headers: IncomingMessage["headers"];
    readonly body: Buffer;
    /** The client's port, which identifies its connection. */
    readonly clientPort: number;
}

export interface RawServer {
    /** `http://127.0.0.1:PORT`, or https with `tls`. */
    readonly url: string;
    /** In order of arrival, whole ones only. */
    readonly requests: readonly SeenRequest[];
    /** How many connections were open at the same time at the most. */
    mostConnections(): number;
    /** Ends open connections too. */
    close(): Promise<void>;
}

/**
 * Listens on a port of the system's choice. `canned` is the response, or a function of the request that was read to its
 * end. A function that writes the response itself returns undefined.
 */
export async function startRawServer(
    canned: CannedResponse | ((request: SeenRequest, response: ServerResponse) => CannedResponse | undefined),
    tls?: { readonly key: string; readonly cert: string },
): Promise<RawServer> {
    const requests: SeenRequest[] = [];
    const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming as AsyncIterable<Buffer>) {
            chunks.push(chunk);
        }
        const { method = "", url = "", headers } = incoming;
        const clientPort = incoming.socket.remotePort ?? 0;
        const request = { method, url, headers, body: Buffer.concat(chunks), clientPort };
        requests.push(request);
        const reply = typeof canned === "function" ? canned(request, response) : canned;
        if (reply !== undefined) {
            response.writeHead(reply.status ?? 200, reply.headers).end(reply.body);
        }
    };
    const listener = (incoming: IncomingMessage, response: ServerResponse) => {
        // A client that goes away in the middle of its request is part of some tests.
        handle(incoming, response).catch(() => response.destroy());
    };
    const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
    let [open, most] = [0, 0];
    server.on("connection", (socket: Socket) => {
        most = Math.max(most, ++open);
        socket.once("close", () => open--);
    });
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    return {
        url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`,
        requests,
        mostConnections: () => most,
        close: () =>
            new Promise((resolve) => {
                server.close(() => {
                    resolve();
                });
                server.closeAllConnections();
            }),
    };
}
