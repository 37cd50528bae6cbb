/** What may be sent again, and after how long: a table and one pure function. */
import type { Processed } from "../client/signstation-error";
import { MAX_TOTAL_MS } from "./time-bound";

/** How one try ended. */
export type TryOutcome =
    | { readonly kind: "answer"; readonly status: number; readonly retryAfterMs?: number | undefined }
    /** `permanent`: another try cannot end differently, as with a certificate that is not trusted. */
    | { readonly kind: "failure"; readonly processed: Processed; readonly permanent: boolean }
    /** A response that is not what the API sends: another program's page, or JSON that does not hold what was asked for. */
    | { readonly kind: "malformed"; readonly processed: Processed };

export interface RetryPolicy {
    /** Further tries after the first. */
    readonly maxRetries: number;
    /** First step of the backoff. */
    readonly baseDelayMs: number;
    /** Longest wait, the server's own wish included. */
    readonly maxDelayMs: number;
    /** No try starts later than this after the first one did. */
    readonly maxTotalMs: number;
    /** Further tries after a malformed response, within `maxRetries`. */
    readonly maxMalformed: number;
}

/** How far a call has come. */
export interface Progress {
    /** Tries after the first so far. */
    readonly retries: number;
    /** Malformed responses so far, that of the last try among them. */
    readonly malformed: number;
    /** Since the first try began. */
    readonly elapsedMs: number;
}

export const DEFAULT_RETRY: Omit<RetryPolicy, "maxRetries"> = {
    baseDelayMs: 500,
    maxDelayMs: 30_000,
    maxTotalMs: MAX_TOTAL_MS,
    // One malformed response among good ones is a gateway's hiccup; after so many more it is not SignStation that responds.
    maxMalformed: 2,
};

/** Statuses after which a request that may be repeated is sent again. */
const AGAIN = new Set([408, 429, 500, 502, 503, 504]);
/** 408: the request did not arrive whole in the time that the server had for it (RFC 9110, 15.5.9). */
const NOT_TAKEN = new Set([408, 429, 503]);

/** Whether the status says that the server did not act, so that even an upload may be sent again. */
export function isNotProcessed(status: number): boolean {
    return NOT_TAKEN.has(status);
}

/**
 * The delay in milliseconds before the next try, or undefined when there is to be none. `random` gives [0, 1). What is not
 * `repeatable`, as the upload, which is not idempotent and has no idempotency key, is sent again only when it certainly was
 * not taken.
 */
export function retryDelay(
    repeatable: boolean,
    outcome: TryOutcome,
    { retries, malformed, elapsedMs }: Progress,
    policy: RetryPolicy,
    random: () => number,
): number | undefined {
    if (retries >= policy.maxRetries || malformed > policy.maxMalformed || !mayRepeat(repeatable, outcome)) {
        return undefined;
    }
    const wish = outcome.kind === "answer" ? outcome.retryAfterMs : undefined;
    // Full jitter: many resources that fail together do not come back together.
    const backoff = () => Math.round(random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** retries));
    const delay = wish === undefined ? backoff() : Math.min(wish, policy.maxDelayMs);
    return elapsedMs + delay > policy.maxTotalMs ? undefined : delay;
}

/** Reads `Retry-After` (RFC 9110, 10.2.3): seconds or a date. What cannot be read only loses the server's wish. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
    const text = header?.trim() ?? "";
    if (/^\d{1,9}$/.test(text)) {
        return Number(text) * 1000;
    }
    const date = /^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

function mayRepeat(repeatable: boolean, outcome: TryOutcome): boolean {
    if (outcome.kind === "failure") {
        return !outcome.permanent && (repeatable || outcome.processed === "no");
    }
    if (outcome.kind === "malformed") {
        return repeatable || outcome.processed === "no";
    }
    return repeatable ? AGAIN.has(outcome.status) : isNotProcessed(outcome.status);
}
