/** Sends one HTTP request over a pool of connections, and reads the response with a bounded body. */
import { Agent, EnvHttpProxyAgent, request, type Dispatcher } from "undici";
import { isLoopback } from "../settings/base-url";
import type { Settings } from "../settings/settings";
import { TransportError } from "./transport-error";
import { createTrust } from "./trust";
import { watchStart } from "./watch-start";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface HttpRequest {
    readonly method: Method;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Buffer;
    /** Ends the exchange. */
    readonly signal?: AbortSignal | undefined;
}

export interface HttpResponse {
    readonly status: number;
    readonly contentType: string;
    readonly retryAfter: string | undefined;
    readonly location: string | undefined;
    readonly date: string | undefined;
    readonly body: Buffer;
}

/** Sends once. Throws {@link TransportError} if there is no whole response. Redirects are not followed. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export type TransportSettings = Pick<Settings, "caFile" | "timeoutMs" | "maxConcurrency">;

export interface BodyBound {
    readonly maxBytes: number;
    /** A longer body fails the exchange, or is cut: then its beginning, which is longer than the bound, is the result. */
    readonly longer: "fails" | "is cut";
}

/** The list of all certificates is the longest: some 300 bytes each. */
const API_BODY: BodyBound = { maxBytes: 32 * 1024 * 1024, longer: "fails" };

/** Longest wait for a connection; less than a whole attempt, so that a host that does not respond has an error code of its own. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens nothing until the first request. At most `maxConcurrency` requests may be under way at a time: undici queues a request that
 * finds no free connection while the attempt's time runs, and a timeout there looks like a lost response.
 */
export function createTransport(settings: TransportSettings, bound = API_BODY): Transport {
    const routes = new Map<string, Route>();
    const routeTo = ({ protocol, hostname }: URL): Route => {
        const loopback = isLoopback(hostname);
        const kind = `${protocol} ${loopback}`;
        const route = routes.get(kind) ?? createRoute(settings, protocol === "https:", loopback);
        routes.set(kind, route);
        return route;
    };
    return async (message) => exchange(message, routeTo(new URL(message.url)), settings.timeoutMs, bound);
}

/** How servers of one kind are reached. */
interface Route {
    readonly dispatcher: Dispatcher;
    /** Whether the environment names a proxy for them; NO_PROXY may still exclude a host. */
    readonly proxied: boolean;
}

async function exchange(
    { method, url, headers, body, signal: end }: HttpRequest,
    { dispatcher, proxied }: Route,
    timeoutMs: number,
    bound: BodyBound,
): Promise<HttpResponse> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = end === undefined ? timeout : AbortSignal.any([timeout, end]);
    let started = false;
    const watched = watchStart(dispatcher, () => {
        started = true;
    });
    try {
        const response = await request(url, { method, headers, body: body ?? null, dispatcher: watched, signal });
        return {
            status: response.statusCode,
            contentType: header(response, "content-type") ?? "",
            retryAfter: header(response, "retry-after"),
            location: header(response, "location"),
            date: header(response, "date"),
            body: await readBounded(response.body, bound),
        };
    } catch (error) {
        throw error instanceof TransportError ? error : TransportError.from(error, { timeoutMs, started, proxied });
    }
}

function createRoute({ caFile, timeoutMs, maxConcurrency }: TransportSettings, tls: boolean, loopback: boolean): Route {
    const trust = tls ? createTrust(caFile) : {};
    // The signal bounds a whole attempt, so undici's own bounds on its parts are off.
    const options = {
        connections: maxConcurrency,
        headersTimeout: 0,
        bodyTimeout: 0,
        connectTimeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs / 2),
        connect: trust,
    };
    // For a proxy, loopback is another machine.
    if (loopback) {
        return { dispatcher: new Agent(options), proxied: false };
    }
    // In undici's order: an empty https_proxy switches HTTPS_PROXY off.
    const proxied = Boolean(process.env["https_proxy"] ?? process.env["HTTPS_PROXY"]);
    try {
        // HTTP_PROXY is for requests without TLS, and none of those leaves this machine.
        const proxies = { httpProxy: "", requestTls: trust, proxyTls: trust };
        return { dispatcher: new EnvHttpProxyAgent({ ...options, ...proxies }), proxied };
    } catch {
        // No cause: it quotes the address, which may hold a credential.
        throw new TransportError(
            "no",
            true,
            "HTTPS_PROXY is not the address of a proxy, like http://proxy.example:3128",
        );
    }
}

async function readBounded(body: AsyncIterable<Buffer>, { maxBytes, longer }: BodyBound): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > maxBytes && longer === "is cut") {
            break;
        }
        if (length > maxBytes) {
            const detail = `the response is longer than ${maxBytes / 1024 / 1024} MiB`;
            throw new TransportError("unknown", true, detail, { reason: "response-too-long" });
        }
    }
    return Buffer.concat(chunks);
}

function header(response: Dispatcher.ResponseData, name: string): string | undefined {
    const value = response.headers[name];
    return Array.isArray(value) ? value[0] : value;
}
