/** Repeats a read after a write: a replica may not show the write for a second or two. */
import type { Ports } from "../ports";

/** Longest time after the first read in which another one starts. */
const MAX_WAIT_MS = 10_000;
const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 2000;

/** The clock, the waiting and the random numbers of {@link readUntil}. */
export type Waiting = Pick<Ports, "now" | "sleep" | "random">;

/**
 * Reads until `shows` accepts what was read, with backoff for up to 10 s, and returns the last that was read, accepted or not.
 * Throws what `read` throws, at once: the client has retried it already.
 */
export async function readUntil<T>(
    { now, sleep, random }: Waiting,
    read: () => Promise<T>,
    shows: (found: T) => boolean,
): Promise<T> {
    const began = now().getTime();
    let waited = 0;
    for (let reads = 0; ; reads++) {
        const found = await read();
        // The clock counts slow reads; the sum of the delays bounds the wait although somebody sets the clock back.
        const left = MAX_WAIT_MS - Math.max(waited, now().getTime() - began);
        if (shows(found) || left <= 0) {
            return found;
        }
        const delay = Math.min(left, jittered(FIRST_DELAY_MS * 2 ** reads, random));
        waited += delay;
        await sleep(delay);
    }
    /* c8 ignore next -- V8 counts what would follow an endless loop */
}

/** Half to all of it. Never 0: the same read at once would show the same. */
function jittered(delayMs: number, random: () => number): number {
    return Math.ceil(Math.min(MAX_DELAY_MS, delayMs) * (0.5 + random() / 2));
}
