/** One HTTP exchange over kept connections: bytes out, status and a bounded body in. */
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
}

export interface HttpResponse {
    readonly status: number;
    readonly contentType: string;
    readonly retryAfter: string | undefined;
    readonly location: string | undefined;
    readonly date: string | undefined;
    readonly body: Buffer;
}

/** Sends once. Throws {@link TransportError} when there is no whole answer. Redirects are not followed. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export type TransportSettings = Pick<Settings, "caFile" | "timeoutMs" | "maxConcurrency">;

export interface BodyBound {
    readonly maxBytes: number;
    /** What becomes of a longer body: the exchange fails, or its beginning is given, longer than the bound. */
    readonly longer: "fails" | "is cut";
}

/** The list of all certificates is the longest: some 300 bytes each. */
const API_BODY: BodyBound = { maxBytes: 32 * 1024 * 1024, longer: "fails" };

/** Longest wait for a connection; less than a whole try, so that a host that does not answer is called that, by its code. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens nothing until the first request. No more than `maxConcurrency` may be under way at a time: undici would queue what
 * finds no free connection, with the try's time running, and a timeout there looks like a lost answer.
 */
export function createTransport(settings: TransportSettings, bound = API_BODY): Transport {
    const ways = new Map<string, Way>();
    const wayTo = ({ protocol, hostname }: URL): Way => {
        const loopback = isLoopback(hostname);
        const kind = `${protocol} ${loopback}`;
        const way = ways.get(kind) ?? createWay(settings, protocol === "https:", loopback);
        ways.set(kind, way);
        return way;
    };
    return async (message) => exchange(message, wayTo(new URL(message.url)), settings.timeoutMs, bound);
}

/** How a kind of server is reached. */
interface Way {
    readonly dispatcher: Dispatcher;
    /** Whether the environment names a proxy for it; NO_PROXY may still except the host. */
    readonly proxied: boolean;
}

async function exchange(
    { method, url, headers, body }: HttpRequest,
    { dispatcher, proxied }: Way,
    timeoutMs: number,
    bound: BodyBound,
): Promise<HttpResponse> {
    const signal = AbortSignal.timeout(timeoutMs);
    let started = false;
    const watched = watchStart(dispatcher, () => {
        started = true;
    });
    try {
        const answer = await request(url, { method, headers, body: body ?? null, dispatcher: watched, signal });
        return {
            status: answer.statusCode,
            contentType: header(answer, "content-type") ?? "",
            retryAfter: header(answer, "retry-after"),
            location: header(answer, "location"),
            date: header(answer, "date"),
            body: await readBounded(answer.body, bound),
        };
    } catch (error) {
        throw error instanceof TransportError ? error : TransportError.from(error, { timeoutMs, started, proxied });
    }
}

function createWay({ caFile, timeoutMs, maxConcurrency }: TransportSettings, tls: boolean, loopback: boolean): Way {
    const trust = tls ? createTrust(caFile) : {};
    // The signal bounds a whole try, so undici's own bounds on its parts are off.
    const options = {
        connections: maxConcurrency,
        headersTimeout: 0,
        bodyTimeout: 0,
        connectTimeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs / 2),
        connect: trust,
    };
    // A proxy's loopback is another machine's.
    if (loopback) {
        return { dispatcher: new Agent(options), proxied: false };
    }
    // In undici's order: an empty https_proxy switches HTTPS_PROXY off.
    const proxied = Boolean(process.env["https_proxy"] ?? process.env["HTTPS_PROXY"]);
    try {
        // HTTP_PROXY is not for what goes over TLS, and nothing else leaves this machine.
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
            throw new TransportError("unknown", true, `the answer is longer than ${maxBytes / 1024 / 1024} MiB`, {
                advice:
                    "Check that leegality:baseUrl names a SignStation, whose answers are shorter; where it has so many " +
                    "certificates, ask for those of one departmentId, or for one by its id.",
            });
        }
    }
    return Buffer.concat(chunks);
}

function header(answer: Dispatcher.ResponseData, name: string): string | undefined {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
}
