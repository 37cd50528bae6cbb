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
    /** Matching requests to let through first; those that an earlier fault has taken do not count. @default 0 */
    readonly skip?: number;
    /** Requests to spoil. @default 1 */
    readonly times?: number;
}

/** Answers in place of handling: nothing is changed, nothing is checked, the request's body is read and recorded. */
export interface AnswerEffect {
    readonly kind: "answer";
    readonly status: number;
    /** Text is sent as it is, an object as JSON. @default an empty body */
    readonly body?: string | object;
    readonly headers?: Readonly<Record<string, string>>;
    /** @default `application/json; charset=utf-8` for an object, `text/plain; charset=utf-8` for text */
    readonly contentType?: string;
}

/** Keeps the client waiting. */
export interface DelayEffect {
    readonly kind: "delay";
    /** Milliseconds of real time. */
    readonly ms: number;
    /** Whether the waiting comes before the request is handled or before its answer is written. @default "after" */
    readonly when?: "before" | "after";
}

/** Destroys the socket: before the request is taken, or after it was handled and committed, so the answer is lost. */
export interface DropEffect {
    readonly kind: "drop";
    readonly when: "before" | "after";
}

/** Handles the request, announces the answer's true length, and closes the socket after this many bytes of the body. */
export interface TruncateEffect {
    readonly kind: "truncate";
    readonly bytes: number;
}

/** One thing that goes wrong. */
export type FaultEffect = AnswerEffect | DelayEffect | DropEffect | TruncateEffect;

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
