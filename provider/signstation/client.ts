/** One call of the REST API: authenticated, sent again where that is safe, and either a good answer or one clear error. */
import { answerError, unexpectedAnswer, type CallContext } from "./answer-error";
import { createAuthorization, type Exchanged, type Proof } from "./authorization";
import { DEFAULT_RETRY, parseRetryAfter, retryDelay, type Method, type TryOutcome } from "./retry";
import type { Settings } from "./settings";
import { SignStationError } from "./signstation-error";
import { createTransport, type HttpAnswer, type Transport } from "./transport";
import { TransportError } from "./transport-error";
import { readJson, readToken } from "./wire";

export interface Call {
    /** What is being done, for messages: `uploading signing.p12`. */
    readonly attempting: string;
    readonly method: Method;
    /** Below the base URL, ids already escaped: `/api/v1/certificates`. */
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
    /** Secrets that the body carries, so that they can be kept out of what is printed. */
    readonly secrets?: readonly string[];
    /** Whether it may be sent twice although it is a POST. @default false */
    readonly repeatable?: boolean;
}

/** What the client takes from outside, so that tests can do without waiting. */
export interface Effects {
    readonly now: () => Date;
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** In [0, 1). */
    readonly random: () => number;
    /** One line for the person who waits; secret-free. */
    readonly notify: (line: string) => void;
}

export interface Client {
    readonly settings: Settings;
    /** Resolves to a 2xx answer. Throws {@link SignStationError}. */
    send(call: Call): Promise<HttpAnswer>;
    /** What errors about this call's answer need to know. */
    context(call: Call): CallContext;
    /** The credentials that were used so far. */
    secrets(): readonly string[];
}

const MAX_SPOILT_EXCHANGES = 3;

export function createClient(settings: Settings, effects: Effects, transport?: Transport): Client {
    let pool = transport;
    const authorization = createAuthorization(settings.credential, exchange, effects.now);
    const context = (call: Call): CallContext => ({
        attempting: call.attempting,
        path: call.path,
        method: call.method,
        credentialSource: authorization.source,
        secrets: [...authorization.secrets(), ...(call.secrets ?? [])],
    });

    async function send(call: Call): Promise<HttpAnswer> {
        let proof = await authorization.prove();
        let renewed = false;
        return repeat(call, async () => {
            let result = await tryOnce(call, proof);
            if (
                !(result instanceof TransportError) &&
                result.status === 401 &&
                !renewed &&
                authorization.renew(proof)
            ) {
                renewed = true;
                proof = await authorization.prove();
                result = await tryOnce(call, proof);
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
        try {
            for (let tries = 1; ; tries++) {
                const answer = await repeat(call, () => tryOnce(call, undefined));
                const token = readToken(readJson(answer));
                if (token !== undefined) {
                    return token;
                }
                // One spoilt answer is a hiccup on the way; everything that is under way waits for this token.
                if (tries === MAX_SPOILT_EXCHANGES) {
                    throw unexpectedAnswer(answer, "no access token", context(call));
                }
            }
        } catch (error) {
            // Whatever became of the exchange: the call that wanted the token was not sent.
            throw error instanceof SignStationError ? error.asNotTaken() : error;
        }
    }

    /** Tries until it is good, or until another try is of no use. */
    async function repeat(call: Call, tryAgain: () => Promise<HttpAnswer | TransportError>): Promise<HttpAnswer> {
        const started = effects.now().getTime();
        for (let retries = 0; ; retries++) {
            const result = await tryAgain();
            if (!(result instanceof TransportError) && result.status >= 200 && result.status < 300) {
                return result;
            }
            const now = effects.now();
            const delay = retryDelay(
                call.repeatable === true ? "GET" : call.method,
                outcomeOf(result, now),
                { retries, elapsedMs: now.getTime() - started },
                { ...DEFAULT_RETRY, maxRetries: settings.maxRetries },
                effects.random,
            );
            const error = toError(result, context(call), settings.baseUrl);
            if (delay === undefined) {
                throw error;
            }
            effects.notify(waiting(error, retries, settings.maxRetries, delay));
            await effects.sleep(delay);
        }
    }

    async function tryOnce(call: Call, proof: Proof | undefined): Promise<HttpAnswer | TransportError> {
        const query = call.query === undefined ? "" : `?${new URLSearchParams(call.query).toString()}`;
        try {
            pool ??= createTransport(settings);
            return await pool({
                method: call.method,
                url: `${settings.baseUrl}${call.path}${query}`,
                headers: { accept: "application/json", ...call.headers, ...proof?.header },
                ...(call.body === undefined ? {} : { body: call.body }),
            });
        } catch (error) {
            if (error instanceof TransportError) {
                return error;
            }
            throw error;
        }
    }

    return { settings, context, send, secrets: () => authorization.secrets() };
}

function outcomeOf(result: HttpAnswer | TransportError, now: Date): TryOutcome {
    return result instanceof TransportError
        ? { kind: "failure", taken: result.taken, permanent: result.permanent }
        : { kind: "answer", status: result.status, retryAfterMs: parseRetryAfter(result.retryAfter, now) };
}

function toError(result: HttpAnswer | TransportError, context: CallContext, baseUrl: string): SignStationError {
    if (!(result instanceof TransportError)) {
        return answerError(result, context);
    }
    const unreachable = result.taken === "no";
    return new SignStationError({
        code: unreachable ? "ERR_SIGNSTATION_UNREACHABLE" : "ERR_SIGNSTATION_NO_ANSWER",
        attempting: `${context.attempting} (${baseUrl})`,
        said: result.said,
        advice: unreachable
            ? "Check leegality:baseUrl, the network and, for a private CA, leegality:caFile. Nothing was sent."
            : "Run the same command again; if the server is slow, raise leegality:timeout.",
        taken: result.taken,
        path: context.path,
        cause: result,
    });
}

function waiting(error: SignStationError, retries: number, maxRetries: number, delay: number): string {
    const next = `try ${retries + 2} of ${maxRetries + 1} in ${(delay / 1000).toFixed(1)} s`;
    return `While ${error.attempting}: ${error.said}; ${next}.`;
}
