/** One HTTP exchange over a bounded pool of connections: bytes out, status and a bounded body in. */
import { readFileSync } from "node:fs";
import { getCACertificates } from "node:tls";
import { Agent, EnvHttpProxyAgent, request, type Dispatcher } from "undici";
import { isLoopback } from "./base-url";
import { createLimit } from "./limit";
import type { Method } from "./retry";
import type { Settings } from "./settings";
import { TransportError } from "./transport-error";
import { watchStart } from "./watch-start";

export interface HttpRequest {
    readonly method: Method;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Buffer;
}

export interface HttpAnswer {
    readonly status: number;
    readonly contentType: string;
    readonly retryAfter: string | undefined;
    readonly location: string | undefined;
    readonly body: Buffer;
}

/** Sends once. Throws {@link TransportError} when there is no whole answer. Redirects are not followed. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

/** An answer of the API is a few kilobytes; more than this is something else. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Longest wait for a connection; less than a whole try, so that one that does not come about is told from a lost answer. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Opens nothing until the first request. Throws when `caFile` cannot be read. */
export function createTransport(settings: Settings): Transport {
    const dispatcher = createDispatcher(settings);
    // Undici would queue what finds no free connection, with the try's time running: a timeout there looks like a lost answer.
    const limit = createLimit(settings.maxConcurrency);
    return (request) => limit(() => exchange(request, dispatcher, settings.timeoutMs));
}

async function exchange(
    { method, url, headers, body }: HttpRequest,
    dispatcher: Dispatcher,
    timeoutMs: number,
): Promise<HttpAnswer> {
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
            body: await readBounded(answer.body),
        };
    } catch (error) {
        throw error instanceof TransportError ? error : TransportError.from(error, timeoutMs, started);
    }
}

function createDispatcher(settings: Settings): Dispatcher {
    const tls = settings.caFile === undefined ? {} : { ca: [...getCACertificates("default"), readCa(settings.caFile)] };
    // The signal bounds a whole try, so undici's own bounds on its parts are off.
    const options = {
        connections: settings.maxConcurrency,
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: { timeout: Math.min(CONNECT_TIMEOUT_MS, settings.timeoutMs / 2), ...tls },
    };
    // A proxy's loopback is another machine's.
    if (isLoopback(new URL(settings.baseUrl).hostname)) {
        return new Agent(options);
    }
    try {
        return new EnvHttpProxyAgent({ ...options, requestTls: tls });
    } catch {
        // No cause: it quotes the address, which may hold a credential.
        throw new TransportError(
            "no",
            true,
            "HTTPS_PROXY is not the address of a proxy, like http://proxy.example:3128",
        );
    }
}

function readCa(caFile: string): string {
    let pem: string;
    try {
        pem = readFileSync(caFile, "utf8");
    } catch (cause) {
        throw new TransportError(
            "no",
            true,
            `the CA file ${caFile} (leegality:caFile) cannot be read: ${(cause as NodeJS.ErrnoException).code ?? "unknown reason"}`,
            cause,
        );
    }
    // Node takes a file without a certificate for an empty list, and then blames the server.
    if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
        throw new TransportError("no", true, `the CA file ${caFile} (leegality:caFile) holds no PEM certificate`);
    }
    return pem;
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body) {
        length += chunk.length;
        if (length > MAX_BODY_BYTES) {
            throw new TransportError("unknown", true, `the answer is longer than ${MAX_BODY_BYTES} bytes`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

function header(answer: Dispatcher.ResponseData, name: string): string | undefined {
    const value = answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
}
