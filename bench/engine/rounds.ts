/** Rounds of the bench: every command by every kind in turn, so that a drift of the machine's speed hits all alike. */
import { COMMAND_NAMES, Contestant, type Kind, type Size, type StateSize } from "./contestant";
import type { Result, StateSizes } from "./run";

export class Rounds {
    private readonly open: Contestant[] = [];
    private turn = 0;

    /** `files`: PKCS#12 files, one a resource. `nodeModules`: what the programs import. */
    constructor(
        private readonly files: readonly Buffer[],
        private readonly nodeModules: string,
    ) {}

    /** A different contestant comes first in every round. */
    async next(size: Size, kinds: readonly Kind[]): Promise<{ measured: Result[]; sizes: StateSizes }> {
        const first = this.turn++ % Math.max(1, kinds.length);
        const measured: Result[] = [];
        const sizes: Partial<Record<Kind, StateSize>> = {};
        try {
            for (const kind of [...kinds.slice(first), ...kinds.slice(0, first)]) {
                this.open.push(await Contestant.open(kind, size, this.files, this.nodeModules));
            }
            for (const command of COMMAND_NAMES) {
                for (const contestant of this.open) {
                    measured.push({ ...size, kind: contestant.kind, command, ...(await contestant.measure(command)) });
                    if (command === "refresh") {
                        sizes[contestant.kind] = await contestant.stateSize();
                    }
                }
            }
        } finally {
            await this.close();
        }
        return { measured, sizes };
    }

    /** Ends whatever runs, and leaves nothing behind. */
    async close(): Promise<void> {
        await Promise.allSettled(this.open.splice(0).map((contestant) => contestant.close()));
    }
}
