/** The time within which all attempts of one request start. */

/** No attempt starts later than this after the first one did. */
export const MAX_TOTAL_MS = 10 * 60_000;

/** Nothing was sent, because its turn came too late. */
export class OutOfTimeError extends Error {
    override readonly name = "OutOfTimeError";
}

export interface TimeBound {
    /** Called when an attempt has its turn. False if it is too late for it, so that it must not be sent. */
    begin(): boolean;
    /** Milliseconds since the first attempt began; 0 before that. */
    elapsedMs(): number;
}

/** The bound of one request. The time that it waits for its first turn does not count. */
export function createTimeBound(now: () => Date): TimeBound {
    let began: number | undefined;
    const elapsedMs = () => now().getTime() - (began ?? now().getTime());
    return {
        begin() {
            began ??= now().getTime();
            return elapsedMs() <= MAX_TOTAL_MS;
        },
        elapsedMs,
    };
}

/** The bound of what several requests wait for together: it goes on for as long as one of them has time. */
export function sharedTimeBound(waiting: ReadonlySet<TimeBound>): TimeBound {
    return {
        begin: () => [...waiting].map((bound) => bound.begin()).includes(true),
        elapsedMs: () => Math.min(...[...waiting].map((bound) => bound.elapsedMs())),
    };
}
