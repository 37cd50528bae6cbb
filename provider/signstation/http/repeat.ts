/** Sends one thing again for as long as that is safe and of use. */
import { DEFAULT_RETRY, parseRetryAfter, retryDelay, type TryOutcome } from "./retry";
import type { HttpAnswer } from "./transport";
import { TransportError } from "./transport-error";

/** How one try ended. */
export type TryResult = HttpAnswer | TransportError;

/** What sending takes from outside, so that tests can do without waiting. */
export interface Effects {
    readonly now: () => Date;
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** In [0, 1). */
    readonly random: () => number;
    /** One line for the person who waits; secret-free. */
    readonly notify: (line: string) => void;
}

export interface Repetition {
    /** Whether it may be sent again although it may have been taken. */
    readonly repeatable: boolean;
    readonly maxRetries: number;
    /** What was being done and how it ended, secret-free: `While reading certificate X: the server answered 503`. */
    readonly tell: (result: TryResult) => string;
}

/**
 * The good answer, or the last of the others. `tryOnce` calls `begin` when its request has its turn: the time that a call
 * waits for others does not count against it.
 */
export async function repeat(
    tryOnce: (begin: () => void) => Promise<TryResult>,
    { repeatable, maxRetries, tell }: Repetition,
    effects: Effects,
): Promise<TryResult> {
    let began: number | undefined;
    const begin = () => {
        began ??= effects.now().getTime();
    };
    for (let retries = 0; ; retries++) {
        const result = await tryOnce(begin);
        const now = effects.now();
        const delay = isGood(result)
            ? undefined
            : retryDelay(
                  repeatable,
                  outcomeOf(result, now),
                  { retries, elapsedMs: now.getTime() - (began ?? now.getTime()) },
                  { ...DEFAULT_RETRY, maxRetries },
                  effects.random,
              );
        if (delay === undefined) {
            return result;
        }
        const next = `try ${retries + 2} of ${maxRetries + 1} in ${(delay / 1000).toFixed(1)} s`;
        effects.notify(`${tell(result)}; ${next}.`);
        await effects.sleep(delay);
    }
    /* c8 ignore next -- V8 counts what would follow an endless loop */
}

/** Whether it is an answer of 2xx. */
export function isGood(result: TryResult): result is HttpAnswer {
    return !(result instanceof TransportError) && result.status >= 200 && result.status < 300;
}

/** What the sending of one try comes to. */
export async function settled(sent: Promise<HttpAnswer>): Promise<TryResult> {
    try {
        return await sent;
    } catch (error) {
        if (error instanceof TransportError) {
            return error;
        }
        throw error;
    }
}

function outcomeOf(result: TryResult, now: Date): TryOutcome {
    return result instanceof TransportError
        ? { kind: "failure", taken: result.taken, permanent: result.permanent }
        : { kind: "answer", status: result.status, retryAfterMs: parseRetryAfter(result.retryAfter, now) };
}
