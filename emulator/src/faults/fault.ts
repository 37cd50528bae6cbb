/** What a test can make the emulator do wrong, and on which request. */

/** Which requests a fault is for. */
export interface FaultMatch {
    /** HTTP method, in any case. @default every method */
    readonly method?: string;
    /**
     * Tried on the path with a single `/api/v1` prefix and without the query: a string is a prefix, a RegExp may match
     * anywhere. @default every path
     */
    readonly path?: string | RegExp;
    /** Matching requests to let through first. Requests that an earlier fault applied to do not count. @default 0 */
    readonly skip?: number;
    /** Number of requests that the fault applies to. @default 1 */
    readonly times?: number;
}

/** Sends this response instead of handling the request, or instead of the real response after handling it. */
export interface AnswerEffect {
    readonly kind: "answer";
    readonly status: number;
    /** Text is sent as it is, an object as JSON. @default an empty body */
    readonly body?: string | object;
    readonly headers?: Readonly<Record<string, string>>;
    /** @default `application/json; charset=utf-8` for an object, `text/plain; charset=utf-8` for text */
    readonly contentType?: string;
    /**
     * `before`: nothing is changed, nothing is checked, the request's body is read and recorded. `after`: the request is
     * handled and committed, as behind a gateway that timed out. @default "before"
     */
    readonly when?: "before" | "after";
}

/** Sends 429 or 503 with a `Retry-After` and no body instead of handling the request. */
export interface RetryAfterEffect {
    readonly kind: "retry-after";
    readonly status: 429 | 503;
    /** The delay that `Retry-After` asks for, in whole seconds. */
    readonly seconds: number;
    /** As a number, or as a date by the emulator's clock, rounded up to a whole second. @default "seconds" */
    readonly form?: "seconds" | "http-date";
}

/** Delays the request or its response. */
export interface DelayEffect {
    readonly kind: "delay";
    /** Milliseconds of real time. */
    readonly ms: number;
    /** Whether to wait before the request is handled or before its response is written. @default "after" */
    readonly when?: "before" | "after";
}

/** Destroys the socket: before the request is handled, or after it was handled and committed, so that the response is lost. */
export interface DropEffect {
    readonly kind: "drop";
    readonly when: "before" | "after";
}

/** Handles the request, announces the response's true length, and closes the socket after this many bytes of the body. */
export interface TruncateEffect {
    readonly kind: "truncate";
    readonly bytes: number;
}

/** Handles the request and gives its status and content type to a body that is not JSON. */
export interface NotJsonEffect {
    readonly kind: "not-json";
}

/** Handles the request and gives its status to a JSON body of another shape. */
export interface WrongShapeEffect {
    readonly kind: "wrong-shape";
    /** Removes only this field from the true body, at any depth. @default a body without any of its fields */
    readonly field?: string;
}

/** Handles the request, sends the response's head at once and its body in drops, to the end. */
export interface SlowDripEffect {
    readonly kind: "slow-drip";
    /** Milliseconds of real time before each drop. */
    readonly everyMs: number;
    /** Size of a drop. @default 1 */
    readonly bytes?: number;
}

/**
 * Handles the request, and keeps what it changed in the certificates from later reads: GETs of a changed certificate,
 * `expiring-soon` and `summary`. Applies to POST, PUT and DELETE only. Writes always see the current state.
 */
export interface StaleEffect {
    readonly kind: "stale";
    /** How many of these reads see what was before. */
    readonly reads: number;
}

/** Makes every token that was issued so far invalid, for this request too, which is handled then. */
export interface ExpireTokensEffect {
    readonly kind: "expire-tokens";
}

/** One thing that goes wrong. */
export type FaultEffect =
    | AnswerEffect
    | RetryAfterEffect
    | DelayEffect
    | DropEffect
    | TruncateEffect
    | NotJsonEffect
    | WrongShapeEffect
    | SlowDripEffect
    | StaleEffect
    | ExpireTokensEffect;

/** A fault to queue. */
export interface Fault {
    readonly match: FaultMatch;
    readonly effect: FaultEffect;
}

/** A fault that has not been used up. */
export interface PendingFault extends Fault {
    readonly skipLeft: number;
    readonly timesLeft: number;
}
