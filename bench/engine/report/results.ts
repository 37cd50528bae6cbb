/** What the rounds have measured: medians of each kind, command and size. NaN for what was not measured. */
import { middle } from "../../measure";
import { KINDS, type Command, type Kind, type Size } from "../contestant";
import type { Result } from "../run";

export class Results {
    /** From the smallest to the largest. */
    readonly counts: readonly number[];
    /** In the order of {@link KINDS}. */
    readonly kinds: readonly Kind[];

    constructor(readonly all: readonly Result[]) {
        this.counts = [...new Set(all.map(({ count }) => count))].sort((one, other) => one - other);
        this.kinds = KINDS.filter((kind) => all.some((result) => result.kind === kind));
    }

    /** The kinds that were measured at this size. */
    kindsAt(size: Size): readonly Kind[] {
        return this.kinds.filter((kind) => this.select(size, kind).length > 0);
    }

    /** The largest number at which this kind was measured; NaN for none. */
    largestOf(kind: Kind): number {
        return this.counts.findLast((count) => this.select(usual(count), kind).length > 0) ?? NaN;
    }

    median(size: Size, kind: Kind, command: Command, of: (result: Result) => number): number {
        return middle(this.commands(size, kind, command).map(of));
    }

    seconds(size: Size, kind: Kind, command: Command): number {
        return this.median(size, kind, command, (result) => result.seconds);
    }

    /** The slowest round less the fastest, beside the median. */
    spread(size: Size, kind: Kind, command: Command): number {
        const times = this.commands(size, kind, command).map(({ seconds }) => seconds);
        return (Math.max(...times) - Math.min(...times)) / middle(times);
    }

    /** The most memory that a provider's process had, in MiB. */
    peakMiB(count: number, kind: Kind): number {
        const peaks = this.select(usual(count), kind).map(({ providerMiB }) => providerMiB);
        return peaks.length === 0 ? NaN : Math.max(...peaks);
    }

    private commands(size: Size, kind: Kind, command: Command): readonly Result[] {
        return this.select(size, kind).filter((result) => result.command === command);
    }

    private select({ count, state }: Size, kind: Kind): readonly Result[] {
        return this.all.filter((result) => result.count === count && result.state === state && result.kind === kind);
    }
}

/** The engine writes the state as it does by default. */
export function usual(count: number): Size {
    return { count, state: "at every step" };
}
