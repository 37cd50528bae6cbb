/** Limits how many tasks run at a time; the others wait in the order in which they came. */

/** A task whose `signal` is aborted waits no longer for its turn. */
export type Limit = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** `most`: tasks at a time. */
export function createLimit(most: number): Limit {
    let running = 0;
    const waiting: (() => void)[] = [];
    const turn = (signal: AbortSignal | undefined) =>
        new Promise<void>((go) => {
            waiting.push(go);
            const leave = () => {
                const at = waiting.indexOf(go);
                if (at >= 0) {
                    waiting.splice(at, 1);
                    running++;
                    go();
                }
            };
            signal?.addEventListener("abort", leave, { once: true });
        });
    return async (work, signal) => {
        if (running >= most && signal?.aborted !== true) {
            await turn(signal);
        } else {
            running++;
        }
        try {
            return await work();
        } finally {
            // The next one gets this place directly, so that no later task can take it first. One that did not wait for its turn had none.
            const next = running > most ? undefined : waiting.shift();
            if (next === undefined) {
                running--;
            } else {
                next();
            }
        }
    };
}
