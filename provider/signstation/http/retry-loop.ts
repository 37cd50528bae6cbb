/** The one retry loop: repeats attempts for as long as the rules of `retry.ts` and the time allow. */
import { DEFAULT_RETRY, parseRetryAfter, retryDelay, type TryOutcome } from "./retry";
import { OutOfTimeError, type TimeBound } from "./time-bound";
import type { HttpResponse } from "./transport";
import { TransportError } from "./transport-error";

/** What one exchange gave: a whole response, or why there is none. */
export type TryResult = HttpResponse | TransportError;

/** What sending takes from outside, so that tests need no waiting. */
export interface Effects {
    readonly now: () => Date;
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** In [0, 1). */
    readonly random: () => number;
    /** One line for the person who waits; secret-free. */
    readonly notify: (line: string) => void;
}

/** How one attempt ended. */
export interface Attempt {
    /** Undefined if it succeeded. */
    readonly outcome: TryOutcome | undefined;
    /** What was being done and how it ended, secret-free: `While reading certificate X: the server answered 503`. */
    readonly said: string;
}

/** What all attempts of one request share. */
export interface Attempts {
    /** Retries so far. */
    retries: number;
    /** Malformed responses so far. */
    malformed: number;
    readonly time: TimeBound;
}

export interface Retrying {
    /** Whether it may be sent again although it may have been processed. */
    readonly repeatable: boolean;
    readonly maxRetries: number;
    readonly attempts: Attempts;
}

export function newAttempts(time: TimeBound): Attempts {
    return { retries: 0, malformed: 0, time };
}

/**
 * The first attempt that succeeds, or the last one. `attempt` gives undefined, and sends nothing, if its turn comes too late.
 * Throws `OutOfTimeError` if that was so at the first one.
 */
export async function withRetries<A extends Attempt>(
    attempt: () => Promise<A | undefined>,
    { repeatable, maxRetries, attempts }: Retrying,
    { notify, random, sleep }: Effects,
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
        notify(`${result.said}; try ${retries + 2} of ${maxRetries + 1} in ${(delay / 1000).toFixed(1)} s.`);
        await sleep(delay);
    }
    /* c8 ignore next -- V8 counts what would follow an endless loop */
}

/** Whether it is a response of 2xx. */
export function isGood(result: TryResult): result is HttpResponse {
    return !(result instanceof TransportError) && result.status >= 200 && result.status < 300;
}

/** What the sending of one request comes to. */
export async function settled(sent: Promise<HttpResponse>): Promise<TryResult> {
    try {
        return await sent;
    } catch (error) {
        if (error instanceof TransportError) {
            return error;
        }
        throw error;
    }
}

/** What the retry rules need to know of an exchange. */
export function outcomeOf(result: TryResult, now: Date): TryOutcome {
    return result instanceof TransportError
        ? { kind: "failure", processed: result.processed, permanent: result.permanent }
        : { kind: "answer", status: result.status, retryAfterMs: parseRetryAfter(result.retryAfter, now) };
}
