/** Which requests are retried, and after which delay: a table and one pure function. */
import type { Processed } from "../client/errors/signstation-error";
import { MAX_TOTAL_MS } from "./time-bound";

/** How one attempt ended. */
export type AttemptOutcome =
    | { readonly kind: "response"; readonly status: number; readonly retryAfterMs?: number | undefined }
    /** `permanent`: another attempt cannot end differently, as with a certificate that is not trusted. */
    | { readonly kind: "failure"; readonly processed: Processed; readonly permanent: boolean }
    /** A response that is not what the API sends: another program's page, or JSON without the requested record. */
    | { readonly kind: "malformed"; readonly processed: Processed };

export interface RetryPolicy {
    /** Attempts after the first one. */
    readonly maxRetries: number;
    /** First step of the backoff. */
    readonly baseDelayMs: number;
    /** Longest delay, also if `Retry-After` asks for a longer one. */
    readonly maxDelayMs: number;
    /** No attempt starts later than this after the first one did. */
    readonly maxTotalMs: number;
    /** Retries after malformed responses, within `maxRetries`. */
    readonly maxMalformed: number;
}

/** How far a request has come. */
export interface Progress {
    /** Attempts after the first one so far. */
    readonly retries: number;
    /** Malformed responses so far, that of the last attempt among them. */
    readonly malformed: number;
    /** Since the first attempt began. */
    readonly elapsedMs: number;
}

export const DEFAULT_RETRY: Omit<RetryPolicy, "maxRetries"> = {
    baseDelayMs: 500,
    maxDelayMs: 30_000,
    maxTotalMs: MAX_TOTAL_MS,
    // A single malformed response may come from a gateway; after two more it is not SignStation that responds.
    maxMalformed: 2,
};

/** Statuses after which a repeatable request is retried. */
const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
/** 408: the request did not arrive whole in the time that the server had for it (RFC 9110, 15.5.9). */
const NOT_PROCESSED = new Set([408, 429, 503]);

/** Whether the status says that the server did not process the request, so that even an upload may be retried. */
export function isNotProcessed(status: number): boolean {
    return NOT_PROCESSED.has(status);
}

/**
 * The delay in milliseconds before the next attempt; undefined if there is to be none. `random` is in [0, 1). A request that is
 * not `repeatable` is retried only if the server certainly did not process it. The upload is one: it is not idempotent and has
 * no idempotency key.
 */
export function retryDelay(
    repeatable: boolean,
    outcome: AttemptOutcome,
    { retries, malformed, elapsedMs }: Progress,
    policy: RetryPolicy,
    random: () => number,
): number | undefined {
    if (retries >= policy.maxRetries || malformed > policy.maxMalformed || !mayRepeat(repeatable, outcome)) {
        return undefined;
    }
    const requested = outcome.kind === "response" ? outcome.retryAfterMs : undefined;
    // Full jitter: resources that fail at the same time are not retried at the same time.
    const backoff = () => Math.round(random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** retries));
    const delay = requested === undefined ? backoff() : Math.min(requested, policy.maxDelayMs);
    return elapsedMs + delay > policy.maxTotalMs ? undefined : delay;
}

/** Reads `Retry-After` (RFC 9110, 10.2.3): seconds or a date. Undefined for anything else: then the backoff decides. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
    const text = header?.trim() ?? "";
    if (/^\d{1,9}$/.test(text)) {
        return Number(text) * 1000;
    }
    const date = /^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

function mayRepeat(repeatable: boolean, outcome: AttemptOutcome): boolean {
    if (outcome.kind === "failure") {
        return !outcome.permanent && (repeatable || outcome.processed === "no");
    }
    if (outcome.kind === "malformed") {
        return repeatable || outcome.processed === "no";
    }
    return repeatable ? RETRIED.has(outcome.status) : isNotProcessed(outcome.status);
}
