/** The whole bench: as many rounds of every number of resources as are planned. */
import { makePkcs12 } from "../../tests/support/pkcs12/pkcs12-files";
import type { Command, Kind, Measured, Size, StateSize } from "./contestant";
import { install } from "./installed";
import { Rounds } from "./rounds";

/** One command by one kind, once. */
export interface Result extends Measured, Size {
    readonly kind: Kind;
    readonly command: Command;
}

/** Of the last plan. */
export type StateSizes = Readonly<Record<Kind, StateSize>>;

export interface Plan extends Size {
    readonly rounds: number;
}

export async function run(plans: readonly Plan[]): Promise<{ results: Result[]; stateSizes: StateSizes }> {
    const files = Array.from({ length: Math.max(...plans.map(({ count }) => count)) }, (_, index) => {
        const name = `certificate-${index}`;
        return makePkcs12({ commonName: name, friendlyName: name }).bytes;
    });
    const installed = install();
    const rounds = new Rounds(files, installed.nodeModules);
    const stop = () => {
        void rounds.close().finally(() => {
            installed.remove();
            process.exit(1);
        });
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const results: Result[] = [];
    let stateSizes: StateSizes | undefined;
    try {
        // The first runs fill the machine's caches; they do not count.
        await rounds.next({ count: 1, state: "at every step" });
        for (const { count, state, rounds: times } of plans) {
            for (let index = 1; index <= times; index++) {
                process.stderr.write(`${count} resources, state written ${state}: round ${index} of ${times}\n`);
                const { measured, sizes } = await rounds.next({ count, state });
                results.push(...measured);
                stateSizes = sizes;
            }
        }
    } finally {
        installed.remove();
        process.off("SIGINT", stop).off("SIGTERM", stop);
    }
    if (stateSizes === undefined) {
        throw new RangeError("BENCH_N names no number");
    }
    return { results, stateSizes };
}
