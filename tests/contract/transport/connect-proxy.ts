/** An HTTP proxy on loopback that tunnels every CONNECT to one server, and the environment variables for it. */
import { createServer, type IncomingMessage } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export interface ConnectProxy {
    readonly url: string;
    /** Host and port of every CONNECT. */
    readonly asked: readonly string[];
    /** Ends open tunnels too. */
    close(): Promise<void>;
}

/** `behave` takes a CONNECT's socket into its own hands; see {@link tunnelTo} for the proxy that works. */
export async function startConnectProxy(
    behave: (socket: Duplex, request: IncomingMessage) => void,
): Promise<ConnectProxy> {
    const asked: string[] = [];
    const sockets = new Set<Duplex>();
    const proxy = createServer((_request, response) => response.writeHead(500).end());
    proxy.on("connect", (request, socket) => {
        asked.push(request.url ?? "");
        sockets.add(socket.on("error", () => socket.destroy()));
        behave(socket, request);
    });
    await new Promise<void>((resolve, reject) => {
        proxy.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    return {
        url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
        asked,
        close: () =>
            new Promise((resolve) => {
                sockets.forEach((socket) => socket.destroy());
                proxy.close(() => {
                    resolve();
                });
                proxy.closeAllConnections();
            }),
    };
}

/** Carries bytes to and from this port of loopback. */
export function tunnelTo(port: number): (socket: Duplex) => void {
    return (socket) => {
        const upstream = connect(port, "127.0.0.1", () => {
            socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
            upstream.pipe(socket).pipe(upstream);
        });
        upstream.on("error", () => socket.destroy());
        socket.on("close", () => upstream.destroy());
    };
}

const PROXY_VARIABLES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"] as const;

/** With these variables and no other ones about proxies; puts the environment back. */
export async function withProxyEnvironment<T>(
    variables: Readonly<Partial<Record<(typeof PROXY_VARIABLES)[number], string>>>,
    work: () => Promise<T>,
): Promise<T> {
    const before = PROXY_VARIABLES.map((name) => [name, process.env[name]] as const);
    const set = (name: string, value: string | undefined) => {
        if (value === undefined) {
            Reflect.deleteProperty(process.env, name);
        } else {
            process.env[name] = value;
        }
    };
    try {
        PROXY_VARIABLES.forEach((name) => {
            set(name, variables[name]);
        });
        return await work();
    } finally {
        before.forEach(([name, value]) => {
            set(name, value);
        });
    }
}
