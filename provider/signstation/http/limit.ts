/** Limits how many tasks run at a time; the others wait in the order in which they came. */

export type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/** `most`: tasks at a time. */
export function createLimit(most: number): Limit {
    let running = 0;
    const waiting: (() => void)[] = [];
    return async (work) => {
        if (running >= most) {
            await new Promise<void>((go) => waiting.push(go));
        } else {
            running++;
        }
        try {
            return await work();
        } finally {
            // The next one gets this place directly, so that no later task can take it first.
            const next = waiting.shift();
            if (next === undefined) {
                running--;
            } else {
                next();
            }
        }
    };
}
