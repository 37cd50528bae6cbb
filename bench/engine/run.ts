/** The whole bench: as many rounds of every number of resources as are planned. */
import { makePkcs12 } from "../../tests/support/pkcs12/pkcs12-files";
import type { Command, Kind, Measured, Size, StateSize } from "./contestant";
import { install } from "./installed";
import { measureStarts, type StartTimes } from "./start-time";
import { Rounds } from "./rounds";

/** One command by one kind, once. */
export interface Result extends Measured, Size {
    readonly kind: Kind;
    readonly command: Command;
}

/** Of the last plan in which a kind was. */
export type StateSizes = Partial<Readonly<Record<Kind, StateSize>>>;

export interface Plan extends Size {
    readonly rounds: number;
    readonly kinds: readonly Kind[];
}

export interface Measurements {
    readonly results: readonly Result[];
    readonly stateSizes: StateSizes;
    readonly starts: StartTimes;
}

export async function run(plans: readonly Plan[]): Promise<Measurements> {
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
    let stateSizes: StateSizes = {};
    try {
        // The first runs fill the machine's caches; they do not count.
        await rounds.next({ count: 1, state: "at every step" }, plans[0]?.kinds ?? []);
        const starts = await measureStarts(installed.nodeModules, installed.home);
        for (const { count, state, rounds: times, kinds } of plans) {
            for (let index = 1; index <= times; index++) {
                process.stderr.write(`${count} resources, state written ${state}: round ${index} of ${times}\n`);
                const { measured, sizes } = await rounds.next({ count, state }, kinds);
                results.push(...measured);
                stateSizes = { ...stateSizes, ...sizes };
            }
        }
        if (results.length === 0) {
            throw new RangeError("BENCH_N names no number");
        }
        return { results, stateSizes, starts };
    } finally {
        installed.remove();
        process.off("SIGINT", stop).off("SIGTERM", stop);
    }
}
