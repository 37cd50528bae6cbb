/** The retry loop: repeats attempts for as long as the rules of `retry.ts` and the time allow. */
import type { Explain } from "../client/errors/explain";
import { DEFAULT_RETRY, parseRetryAfter, retryDelay, type AttemptOutcome } from "./retry";
import { OutOfTimeError, type TimeBound } from "./time-bound";
import type { HttpResponse } from "./transport";
import { TransportError } from "./transport-error";

/** The end of one exchange: a whole response, or why there is none. */
export type AttemptResult = HttpResponse | TransportError;

/** What the client needs from the front end: clock, waiting and chance, so that tests need no waiting; and its sentences. */
export interface Effects {
    readonly explain: Explain;
    readonly now: () => Date;
    /** Resolves early if the signal is aborted. */
    readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
    /** In [0, 1). */
    readonly random: () => number;
    /** One line for the person who waits; secret-free. */
    readonly notify: (line: string) => void;
    /** The signal of the call under way, which ends its requests and waits; undefined outside of calls. */
    readonly signal?: () => AbortSignal | undefined;
}

/** How one attempt ended. */
export interface Attempt {
    /** Undefined if it succeeded. */
    readonly outcome: AttemptOutcome | undefined;
    /** What was being done and how it ended, secret-free: `While reading certificate X: the server answered 503`. */
    readonly summary: string;
}

/** What all attempts of one request share. */
export interface Attempts {
    /** Retries so far. */
    retries: number;
    /** Malformed responses so far. */
    malformed: number;
    readonly time: TimeBound;
    /** Ends the waits between attempts. */
    readonly signal: AbortSignal | undefined;
}

export interface Retrying {
    /** Whether it may be sent again although it may have been processed. */
    readonly repeatable: boolean;
    readonly maxRetries: number;
    readonly attempts: Attempts;
}

export function newAttempts(time: TimeBound, signal?: AbortSignal): Attempts {
    return { retries: 0, malformed: 0, time, signal };
}

/**
 * The first attempt that succeeds, or the last one. `attempt` returns undefined, and sends nothing, if its turn comes too late.
 * Throws `OutOfTimeError` if that is so for the first one.
 */
export async function withRetries<A extends Attempt>(
    attempt: () => Promise<A | undefined>,
    { repeatable, maxRetries, attempts }: Retrying,
    { notify, random, sleep }: Pick<Effects, "notify" | "random" | "sleep">,
): Promise<A> {
    let last: A | undefined;
    for (;;) {
        const result = await attempt();
        if (result === undefined) {
            if (last === undefined) {
                throw new OutOfTimeError("no time is left for a first attempt");
            }
            return last;
        }
        if (result.outcome === undefined) {
            return result;
        }
        last = result;
        attempts.malformed += result.outcome.kind === "malformed" ? 1 : 0;
        const { retries, malformed, time } = attempts;
        const progress = { retries, malformed, elapsedMs: time.elapsedMs() };
        const delay = retryDelay(repeatable, result.outcome, progress, { ...DEFAULT_RETRY, maxRetries }, random);
        if (delay === undefined) {
            return result;
        }
        attempts.retries++;
        notify(`${result.summary}; attempt ${retries + 2} of ${maxRetries + 1} in ${(delay / 1000).toFixed(1)} s.`);
        await sleep(delay, attempts.signal);
    }
    /* c8 ignore next -- V8 counts what would follow an endless loop */
}

/** Whether it is a response of 2xx. */
export function isSuccess(result: AttemptResult): result is HttpResponse {
    return !(result instanceof TransportError) && result.status >= 200 && result.status < 300;
}

/** How the exchange ended. Throws what is not a {@link TransportError}. */
export async function settled(sent: Promise<HttpResponse>): Promise<AttemptResult> {
    try {
        return await sent;
    } catch (error) {
        if (error instanceof TransportError) {
            return error;
        }
        throw error;
    }
}

/** The outcome for the rules of `retry.ts`. */
export function outcomeOf(result: AttemptResult, now: Date): AttemptOutcome {
    return result instanceof TransportError
        ? { kind: "failure", processed: result.processed, permanent: result.permanent }
        : { kind: "response", status: result.status, retryAfterMs: parseRetryAfter(result.retryAfter, now) };
}
