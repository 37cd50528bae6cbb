/** Ends requests and waits when the engine cancels, or when the `customTimeouts` of an operation has passed. */
import { setTimeout as sleep } from "node:timers/promises";
import { TransportError, type Transport } from "../../signstation";

/** The signal of the call for which something is sent or waited; undefined outside of calls. */
export type SignalOf = () => AbortSignal | undefined;

/**
 * How long a write that is under way may still take, and the reads that find out what became of it. The engine waits for the operations
 * that it has begun, so nothing is lost; the person waits too, so it is short.
 */
const GRACE_MS = 4000;

/**
 * Reads end at once. A write that is under way has {@link GRACE_MS} to end, and for as long the reads that find out what became of it.
 * No write begins any more. The retry loop sees failures that another attempt cannot mend, so it ends with the right error.
 */
export function cancellable(transport: Transport, signalOf: SignalOf, graceMs = GRACE_MS): Transport {
    /** Calls that sent a write: their reads may still be needed. */
    const writing = new WeakSet<AbortSignal>();
    return async (request) => {
        const signal = signalOf();
        if (signal === undefined) {
            return transport(request);
        }
        const isRead = request.method === "GET";
        if (signal.aborted && !(isRead && writing.has(signal))) {
            throw ended(signal, "no");
        }
        if (!isRead) {
            writing.add(signal);
        }
        const done = new AbortController();
        try {
            return await Promise.race([
                transport(request),
                afterGrace(signal, done.signal, isRead && !writing.has(signal) ? 0 : graceMs),
            ]);
        } finally {
            done.abort();
        }
    };
}

/** A wait that ends at once with the signal: what follows it then finds out that it may not begin. */
export function cancellableSleep(signalOf: SignalOf): (milliseconds: number) => Promise<void> {
    return async (milliseconds) => {
        await sleep(milliseconds, undefined, { signal: signalOf() }).catch(() => undefined);
    };
}

/** Rejects when the signal was aborted and the grace is over; never where the request is done before. */
async function afterGrace(signal: AbortSignal, done: AbortSignal, graceMs: number): Promise<never> {
    await aborted(signal, done);
    await sleep(graceMs, undefined, { signal: done }).catch(() => undefined);
    throw ended(signal, "unknown");
}

function aborted(signal: AbortSignal, done: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        if (signal.aborted) {
            resolve();
        }
        // The listener goes with the request: a signal lives as long as the run.
        signal.addEventListener(
            "abort",
            () => {
                resolve();
            },
            { once: true, signal: done },
        );
    });
}

function ended(signal: AbortSignal, processed: "no" | "unknown"): TransportError {
    const isTimeout = (signal.reason as { readonly name?: unknown } | undefined)?.name === "TimeoutError";
    const why = isTimeout ? "the operation's customTimeouts has passed" : "the run was cancelled";
    const what = processed === "no" ? "before the request was sent" : "before the response came";
    return new TransportError(processed, true, `${why} ${what}`);
}
