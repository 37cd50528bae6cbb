/** The rounds of the bench: every command by every kind in turn, so that a drift of the machine's speed hits all alike. */
import { makePkcs12 } from "../../tests/support/pkcs12-files";
import { COMMAND_NAMES, Contestant, KINDS, type Command, type Kind, type Measured } from "./contestant";
import { install } from "./installed";

/** One command by one kind, once. */
export interface Result extends Measured {
    readonly count: number;
    readonly kind: Kind;
    readonly command: Command;
}

/** Mean bytes of a resource in the state, of the largest N. */
export type StateBytes = Readonly<Record<Kind, number>>;

export interface Plan {
    readonly count: number;
    readonly rounds: number;
}

export async function run(plans: readonly Plan[]): Promise<{ results: Result[]; stateBytes: StateBytes }> {
    const files = Array.from({ length: Math.max(...plans.map(({ count }) => count)) }, (_, index) => {
        const name = `certificate-${index}`;
        return makePkcs12({ commonName: name, friendlyName: name }).bytes;
    });
    const installed = install();
    const results: Result[] = [];
    const stateBytes = {} as Record<Kind, number>;
    try {
        // The first runs fill the machine's caches; they do not count.
        await round(1, 0, files, installed.nodeModules);
        for (const { count, rounds } of plans) {
            for (let index = 0; index < rounds; index++) {
                process.stderr.write(`${count} resources, round ${index + 1} of ${rounds}\n`);
                const { measured, bytes } = await round(count, index, files, installed.nodeModules);
                results.push(...measured);
                Object.assign(stateBytes, bytes);
            }
        }
    } finally {
        installed.remove();
    }
    return { results, stateBytes };
}

/** Who comes first is another one in every round. */
async function round(count: number, turn: number, files: readonly Buffer[], nodeModules: string) {
    const kinds = KINDS.map((_, index) => KINDS[(index + turn) % KINDS.length]).filter((kind) => kind !== undefined);
    const contestants: Contestant[] = [];
    const measured: Result[] = [];
    const bytes: Partial<Record<Kind, number>> = {};
    try {
        for (const kind of kinds) {
            contestants.push(await Contestant.open(kind, count, files, nodeModules));
        }
        for (const command of COMMAND_NAMES) {
            for (const contestant of contestants) {
                measured.push({ count, kind: contestant.kind, command, ...(await contestant.measure(command)) });
                if (command === "refresh") {
                    bytes[contestant.kind] = await contestant.stateBytes();
                }
            }
        }
    } finally {
        for (const contestant of contestants) {
            await contestant.close();
        }
    }
    return { measured, bytes };
}
