/**
 * The client of the REST API. A request goes through five stages in this order: authorize, retry, limit, send, decode. It ends
 * with the decoded response or with one error.
 */
import { createCancellation, type Cancellation } from "../http/cancellation";
import { lazyTransport } from "../http/lazy-transport";
import { createLimit } from "../http/limit";
import { newAttempts, settled, withRetries, type Attempts, type AttemptResult, type Effects } from "../http/retry-loop";
import { createTimeBound, OutOfTimeError, type TimeBound } from "../http/time-bound";
import type { Transport } from "../http/transport";
import { TransportError } from "../http/transport-error";
import type { Settings } from "../settings/settings";
import { readJson, readToken } from "../wire/wire";
import type { RequestContext } from "./errors/response-error";
import { isRepeatable, isWrite, type ApiRequest } from "./api-request";
import { afterAttempt, decodeAttempt, transportError, type ApiAttempt } from "./attempt";
import { createAuthorization, type Exchanged, type Proof } from "./authorization";
import { authorize, type Authorized } from "./authorize";
import type { Explain } from "./errors/explain";
import { SignStationError } from "./errors/signstation-error";

export interface Client {
    readonly settings: Settings;
    /** The front end's sentences, for errors before anything is sent. */
    readonly explain: Explain;
    /**
     * Resolves to what the response holds, secrets taken out. No attempt starts later than ten minutes after the first one did.
     * Throws {@link SignStationError}.
     */
    send<T>(request: ApiRequest<T>): Promise<T>;
    /** Milliseconds that the server's clock is ahead of this one, by the responses' `Date`; undefined before it reported one. */
    clockOffset(): number | undefined;
    /** What responses have shown of this server, for all resources. */
    readonly learnt: Learnt;
}

export interface Learnt {
    /** The server takes an update without a file as JSON only. */
    updatesAsJson: boolean;
}

/** What all attempts of one request share. */
interface Sending extends Attempts {
    /** An attempt may have been processed. The end of the last one says nothing about those before it. */
    mayBeProcessed: boolean;
    /** Of the call; the exchange of client credentials, which several calls wait for, has none. */
    readonly cancellation: Cancellation | undefined;
}

export function createClient(settings: Settings, effects: Effects, transport?: Transport): Client {
    const pool = transport ?? lazyTransport(settings);
    const limit = createLimit(settings.maxConcurrency);
    const authorization = createAuthorization(settings.credential, exchange, effects.now);
    const cancellationFor = createCancellation(effects.signal);
    const { explain } = effects;
    let clockOffset: number | undefined;

    async function send<T>(request: ApiRequest<T>): Promise<T> {
        const cancellation = cancellationFor(isWrite(request) ? "write" : "read");
        const sending = newSending(createTimeBound(effects.now), cancellation);
        const cancellable = { ...authorization, prove: (time: TimeBound) => prove(request, cancellation, time) };
        const authorizing = { repeatable: isRepeatable(request), time: sending.time };
        const work = async () => {
            const authorized = await authorize(cancellable, authorizing, (proof) => retry(request, proof, sending));
            sending.mayBeProcessed ||= isWrite(request) && mayBeMasked(request, authorized);
            const { result, refusedInBoth } = authorized;
            return refusedInBoth && "error" in result.end
                ? { ...result, end: { error: result.end.error.with({ refusedInBothHeaders: true }) } }
                : result;
        };
        try {
            return await resultOf(work, sending);
        } catch (error) {
            throw error instanceof OutOfTimeError ? outOfTime(request, explain.error) : error;
        }
    }

    /** The exchange of client credentials goes on for the other calls that wait for it. */
    async function prove(request: ApiRequest<unknown>, cancellation: Cancellation, time: TimeBound): Promise<Proof> {
        try {
            return await cancellation.wait(authorization.prove(time));
        } catch (error) {
            throw error instanceof TransportError ? transportError(error, contextOf(request)) : error;
        }
    }

    async function exchange(clientId: string, clientSecret: string, time: TimeBound): Promise<Exchanged> {
        const request: ApiRequest<Exchanged> = {
            operation: "exchanging the client credentials for a token",
            subject: "credential",
            method: "POST",
            path: "/api/v1/auth/token",
            headers: { "content-type": "application/json" },
            body: Buffer.from(JSON.stringify({ clientId, clientSecret })),
            repeatable: true,
            decode(response) {
                const token = readToken(readJson(response));
                return token === undefined ? { malformed: "no access token" } : { value: token };
            },
        };
        const sending = newSending(time);
        try {
            return await resultOf(() => retry(request, undefined, sending), sending);
        } catch (error) {
            // However the exchange ended: the attempt that needed the token was not sent.
            throw error instanceof SignStationError ? error.withProcessed("no") : error;
        }
    }

    function retry<T>(request: ApiRequest<T>, proof: Proof | undefined, sending: Sending): Promise<ApiAttempt<T>> {
        const retrying = { repeatable: isRepeatable(request), maxRetries: settings.maxRetries, attempts: sending };
        let last: ApiAttempt<T> | undefined;
        return withRetries(
            async () => {
                const result = await limit(
                    async () => (sending.time.begin() ? exchangeOnce(request, proof, sending.cancellation) : undefined),
                    sending.signal,
                );
                last = result === undefined ? undefined : afterAttempt(last, decode(request, result, sending));
                return last;
            },
            retrying,
            effects,
        );
    }

    async function exchangeOnce(
        request: ApiRequest<unknown>,
        proof: Proof | undefined,
        cancellation: Cancellation | undefined,
    ): Promise<AttemptResult> {
        const query = request.query === undefined ? "" : `?${new URLSearchParams(request.query).toString()}`;
        const sent = (signal?: AbortSignal) =>
            pool({
                method: request.method,
                url: `${settings.baseUrl}${request.path}${query}`,
                headers: { accept: "application/json", ...request.headers, ...proof?.header },
                ...(request.body === undefined ? {} : { body: request.body }),
                ...(signal === undefined ? {} : { signal }),
            });
        const result = await settled(cancellation === undefined ? sent() : cancellation.exchange(sent));
        if (!(result instanceof TransportError)) {
            noteClock(result.date);
        }
        return result;
    }

    function decode<T>(request: ApiRequest<T>, result: AttemptResult, sending: Sending): ApiAttempt<T> {
        const known = { credentials: authorization.secrets(), passkeys: request.secrets ?? [] };
        const attempt = decodeAttempt(request, result, { context: contextOf(request), known, now: effects.now() });
        sending.mayBeProcessed ||= "error" in attempt.end && attempt.end.error.processed === "unknown";
        return attempt;
    }

    function contextOf(request: ApiRequest<unknown>): RequestContext {
        const { secrets = [], unprintable = [] } = request;
        return {
            operation: request.operation,
            subject: request.subject ?? "certificate",
            path: request.shownPath ?? request.path,
            method: request.method,
            certificateId: request.certificateId,
            credentialSource: authorization.source,
            baseUrl: settings.baseUrl,
            secrets: [...authorization.secrets(), ...secrets, ...unprintable],
            explain: explain.error,
        };
    }

    /** A date is older, never younger, when it is read: so the largest of the offsets is the most exact one. */
    function noteClock(date: string | undefined): void {
        const offset = Date.parse(date ?? "") - effects.now().getTime();
        if (!Number.isNaN(offset)) {
            clockOffset = Math.max(offset, clockOffset ?? -Infinity);
        }
    }

    return { settings, explain, send, clockOffset: () => clockOffset, learnt: { updatesAsJson: false } };
}

function newSending(time: TimeBound, cancellation?: Cancellation): Sending {
    return { ...newAttempts(time, cancellation?.signal), mayBeProcessed: false, cancellation };
}

/** The value, or the error about all attempts together. */
async function resultOf<T>(work: () => Promise<ApiAttempt<T>>, sending: Sending): Promise<T> {
    try {
        const { end } = await work();
        if ("value" in end) {
            return end.value;
        }
        throw end.error;
    } catch (error) {
        throw sending.mayBeProcessed && error instanceof SignStationError ? error.withProcessed("unknown") : error;
    }
}

/**
 * Some servers answer 401 to a request that they have processed. So a request may have been processed if it was refused in a
 * header that the server had accepted before, or if a create that was refused is then answered 409.
 */
function mayBeMasked(
    request: ApiRequest<unknown>,
    { result, refusals, refusedAfterAccepted }: Authorized<ApiAttempt<unknown>>,
): boolean {
    const { end } = result;
    const isConflict = "error" in end && end.error.code === "ERR_SIGNSTATION_CONFLICT";
    return refusedAfterAccepted || (refusals > 0 && isConflict && !isRepeatable(request));
}

/** Only a token exchange comes before a request's first attempt. */
function outOfTime(request: ApiRequest<unknown>, explain: Explain["error"]): SignStationError {
    const { operation, subject, method, path, shownPath = path } = request;
    return new SignStationError(
        {
            code: "ERR_SIGNSTATION_NO_ANSWER",
            reason: "no-time-left",
            operation,
            subject,
            method,
            path: shownPath,
            detail: "the exchange of the client credentials for a token took all of the time, so nothing was sent",
            processed: "no",
        },
        explain,
    );
}
