/** One call of the REST API: authenticated, sent again where that is safe, and either a good answer or one clear error. */
import { answerError, unexpectedAnswer, type CallContext } from "./answer-error";
import { createAuthorization, type Exchanged, type Proof } from "./authorization";
import { lazyTransport } from "../http/lazy-transport";
import { createLimit } from "../http/limit";
import { isGood, repeat, settled, type Effects, type TryResult } from "../http/repeat";
import type { Secret } from "./redact";
import type { Settings } from "../settings/settings";
import { SignStationError } from "./signstation-error";
import type { HttpAnswer, Method, Transport } from "../http/transport";
import { TransportError } from "../http/transport-error";
import { readJson, readToken } from "../wire/wire";

export interface Call {
    /** What is being done, for messages: `uploading signing.p12`. */
    readonly attempting: string;
    readonly method: Method;
    /** Below the base URL, ids already escaped: `/api/v1/certificates`. */
    readonly path: string;
    /** What errors call the path. @default path */
    readonly shownPath?: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
    /** The certificate that it is about, where it exists already. */
    readonly certificateId?: string;
    /** Secrets that the body carries, or that the other side may know from another call: they are kept out of what is printed. */
    readonly secrets?: readonly Secret[];
    /** Whether it may be sent again although it may have been taken. @default true for all methods but POST */
    readonly repeatable?: boolean;
}

export interface Client {
    readonly settings: Settings;
    /** Resolves to a 2xx answer. Throws {@link SignStationError}. */
    send(call: Call): Promise<HttpAnswer>;
    /** What errors about this call's answer need to know. */
    context(call: Call): CallContext;
    /** The credentials that were used so far. */
    secrets(): readonly string[];
    /** Milliseconds that the server's clock is ahead of this one, by the answers' `Date`; undefined before it told one. */
    clockOffset(): number | undefined;
}

const MAX_SPOILT_EXCHANGES = 3;

export function createClient(settings: Settings, effects: Effects, transport?: Transport): Client {
    const pool = transport ?? lazyTransport(settings);
    const limit = createLimit(settings.maxConcurrency);
    let clockOffset: number | undefined;
    const authorization = createAuthorization(settings.credential, exchange, effects.now);
    const context = (call: Call): CallContext => ({
        attempting: call.attempting,
        path: call.shownPath ?? call.path,
        method: call.method,
        certificateId: call.certificateId,
        credentialSource: authorization.source,
        secrets: [...authorization.secrets(), ...(call.secrets ?? [])],
    });

    async function send(call: Call): Promise<HttpAnswer> {
        let proof = await authorization.prove();
        let renewed = false;
        return untilGood(call, async (begin) => {
            let result = await tryOnce(call, proof, begin);
            if (
                !(result instanceof TransportError) &&
                result.status === 401 &&
                !renewed &&
                authorization.discard(proof)
            ) {
                renewed = true;
                proof = await authorization.prove();
                result = await tryOnce(call, proof, begin);
            }
            return result;
        });
    }

    async function exchange(clientId: string, clientSecret: string): Promise<Exchanged> {
        const call: Call = {
            attempting: "exchanging the client credentials for a token",
            method: "POST",
            path: "/api/v1/auth/token",
            headers: { "content-type": "application/json" },
            body: Buffer.from(JSON.stringify({ clientId, clientSecret })),
            repeatable: true,
        };
        const mostTries = Math.min(MAX_SPOILT_EXCHANGES, settings.maxRetries + 1);
        try {
            for (let tries = 1; ; tries++) {
                const answer = await untilGood(call, (begin) => tryOnce(call, undefined, begin));
                const token = readToken(readJson(answer));
                if (token !== undefined) {
                    return token;
                }
                // One spoilt answer is a hiccup on the way; everything that is under way waits for this token.
                if (tries === mostTries) {
                    throw unexpectedAnswer(answer, "no access token", context(call));
                }
            }
        } catch (error) {
            // Whatever became of the exchange: the try that wanted the token was not sent.
            throw error instanceof SignStationError ? error.asTaken("no") : error;
        }
    }

    /** Tries until it is good, or until another try is of no use. */
    async function untilGood(call: Call, once: (begin: () => void) => Promise<TryResult>): Promise<HttpAnswer> {
        // How the last try ended says nothing of those before it.
        let mayBeTaken = false;
        const isWrite = call.method !== "GET" && call.repeatable !== true;
        const failure = (result: TryResult) => toError(result, context(call), settings.baseUrl, isWrite && !mayBeTaken);
        const watched = async (begin: () => void) => {
            const result = await once(begin);
            mayBeTaken ||= !isGood(result) && failure(result).taken === "unknown";
            return result;
        };
        const tell = (result: TryResult) => {
            const { attempting, said } = failure(result);
            return `While ${attempting}: ${said}`;
        };
        const aboutAllTries = (error: unknown) =>
            mayBeTaken && error instanceof SignStationError ? error.asTaken("unknown") : error;
        const repeatable = call.repeatable ?? call.method !== "POST";
        try {
            const result = await repeat(watched, { repeatable, maxRetries: settings.maxRetries, tell }, effects);
            if (isGood(result)) {
                return result;
            }
            throw failure(result);
        } catch (error) {
            throw aboutAllTries(error);
        }
    }

    /** `begin` is called when it has its turn. */
    async function tryOnce(call: Call, proof: Proof | undefined, begin: () => void): Promise<TryResult> {
        const query = call.query === undefined ? "" : `?${new URLSearchParams(call.query).toString()}`;
        const send = () => {
            begin();
            return pool({
                method: call.method,
                url: `${settings.baseUrl}${call.path}${query}`,
                headers: { accept: "application/json", ...call.headers, ...proof?.header },
                ...(call.body === undefined ? {} : { body: call.body }),
            });
        };
        const result = await settled(limit(send));
        if (!(result instanceof TransportError)) {
            noteClock(result.date);
        }
        return result;
    }

    /** A date is older by the time it is read, never younger: of many the largest offset is the nearest. */
    function noteClock(date: string | undefined): void {
        const offset = Date.parse(date ?? "") - effects.now().getTime();
        if (!Number.isNaN(offset)) {
            clockOffset = Math.max(offset, clockOffset ?? -Infinity);
        }
    }

    return { settings, context, send, secrets: () => authorization.secrets(), clockOffset: () => clockOffset };
}

/** `untaken`: none of the tries before this one can have been taken, and that is worth saying. */
function toError(result: TryResult, context: CallContext, baseUrl: string, untaken: boolean): SignStationError {
    if (!(result instanceof TransportError)) {
        return answerError(result, context);
    }
    const unreachable = result.taken === "no";
    const usual = unreachable
        ? "Check leegality:baseUrl, the network and, for a private CA, leegality:caFile."
        : "Run the same command again; if the server is slow, raise leegality:timeout.";
    const advice = result.advice ?? usual;
    return new SignStationError({
        code: unreachable ? "ERR_SIGNSTATION_UNREACHABLE" : "ERR_SIGNSTATION_NO_ANSWER",
        attempting: `${context.attempting} (${baseUrl})`,
        said: result.said,
        advice: unreachable && untaken ? `${advice} It was not taken.` : advice,
        taken: result.taken,
        path: context.path,
        cause: result,
    });
}
