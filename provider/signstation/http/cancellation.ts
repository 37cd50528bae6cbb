/** Ends the requests and waits of a call that is cancelled. A write that is under way may still end, so that nothing is lost. */
import type { HttpResponse } from "./transport";
import { TransportError } from "./transport-error";

/** How long a write that is under way may still take. Short, because a person waits for it. */
const GRACE_MS = 4000;

/** The cancellation of one request. */
export interface Cancellation {
    /** Aborted when the call is cancelled; undefined if it cannot be. */
    readonly signal: AbortSignal | undefined;
    /** One exchange. Throws {@link TransportError} with the reason `cancelled` if it may not begin, or was ended. */
    exchange(send: (signal: AbortSignal | undefined) => Promise<HttpResponse>): Promise<HttpResponse>;
    /** Waits for work that others wait for too. Throws as `exchange` does; the work goes on. */
    wait<T>(work: Promise<T>): Promise<T>;
}

const NEVER_CANCELLED: Cancellation = { signal: undefined, exchange: (send) => send(undefined), wait: (work) => work };

/**
 * `signalOf`: the signal of the call under way. After it is aborted, a read ends at once, a write that is under way has 4 s, and no
 * write begins. The reads that find out what became of a write have 4 s more.
 */
export function createCancellation(
    signalOf: () => AbortSignal | undefined = () => undefined,
    graceMs = GRACE_MS,
): (kind: "read" | "write") => Cancellation {
    /** The calls that sent a write. */
    const writing = new WeakSet<AbortSignal>();
    const abortedAt = new WeakMap<AbortSignal, number>();
    return (kind) => {
        const signal = signalOf();
        if (signal === undefined) {
            return NEVER_CANCELLED;
        }
        const timeLeft = (grace: number) => {
            const now = performance.now();
            const since = abortedAt.get(signal) ?? now;
            abortedAt.set(signal, since);
            return since + grace - now;
        };
        const timeToRead = () => timeLeft(writing.has(signal) ? 2 * graceMs : 0);
        const timeToSend = kind === "write" ? () => timeLeft(graceMs) : timeToRead;
        // What a write waits for comes before it is sent, and none is sent any more.
        const timeToWait = kind === "write" ? () => timeLeft(0) : timeToRead;
        return {
            signal,
            async exchange(send) {
                if (signal.aborted && (kind === "write" || timeToRead() <= 0)) {
                    throw cancelled(signal, "no");
                }
                if (kind === "write") {
                    writing.add(signal);
                }
                const end = endAfter(signal, timeToSend);
                try {
                    return await send(end.signal).catch((error: unknown) => {
                        const isEnded = end.signal.aborted && error instanceof TransportError;
                        throw isEnded ? cancelled(signal, error.processed) : error;
                    });
                } finally {
                    end.forget();
                }
            },
            async wait(work) {
                const end = endAfter(signal, timeToWait);
                const ended = new Promise<never>((_resolve, reject) => {
                    end.signal.addEventListener("abort", () => {
                        reject(cancelled(signal, "no"));
                    });
                });
                try {
                    return await Promise.race([work, ended]);
                } finally {
                    end.forget();
                }
            },
        };
    };
}

interface End {
    /** Aborted when no time is left after the call was cancelled. */
    readonly signal: AbortSignal;
    /** Leaves no listener and no timer behind: a call makes many requests, and its signal may live as long as the process. */
    readonly forget: () => void;
}

function endAfter(signal: AbortSignal, timeLeft: () => number): End {
    const controller = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const begin = () => {
        timer = setTimeout(
            () => {
                controller.abort();
            },
            Math.max(0, timeLeft()),
        );
    };
    if (signal.aborted) {
        begin();
    } else {
        signal.addEventListener("abort", begin, { once: true });
    }
    return {
        signal: controller.signal,
        forget() {
            clearTimeout(timer);
            signal.removeEventListener("abort", begin);
        },
    };
}

function cancelled(signal: AbortSignal, processed: "no" | "unknown"): TransportError {
    const isTimeout = (signal.reason as { readonly name?: unknown } | undefined)?.name === "TimeoutError";
    const why = isTimeout ? "the time for the operation was over" : "the operation was cancelled";
    const when = processed === "no" ? "before the request was sent" : "before the response came";
    return new TransportError(processed, true, `${why} ${when}`, { reason: "cancelled" });
}
