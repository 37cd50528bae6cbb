/** Runs at most so many things at a time, the others in the order in which they came. */

export type Limit = <T>(work: () => Promise<T>) => Promise<T>;

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
            // The place goes on to the next one as it is, so nobody can come in between.
            const next = waiting.shift();
            if (next === undefined) {
                running--;
            } else {
                next();
            }
        }
    };
}
