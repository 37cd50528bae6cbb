/** The tables of the bench, in Markdown. Medians of the rounds, but for memory, of which the most is shown. */
import { middle, table } from "../measure";
import { COMMAND_NAMES, KINDS, type Command, type Kind, type Size, type StateWriting } from "./contestant";
import type { Result, StateSizes } from "./run";
import { PARTS } from "./watch";

const OURS: Kind = "this package";
const FLOOR: Kind = "no-op";
const OTHERS = KINDS.filter((kind) => kind !== OURS);
const TIMES = ["seconds", "number", ...KINDS, ...OTHERS.map((kind) => `ours / ${kind}`), "spread"];

export class Report {
    private readonly counts: readonly number[];
    private readonly largest: number;

    constructor(
        private readonly results: readonly Result[],
        private readonly stateSizes: StateSizes,
    ) {
        this.counts = [...new Set(results.map(({ count }) => count))];
        this.largest = Math.max(...this.counts);
    }

    /** Seconds of every command, how many times the others' time ours is, and how far rounds of one kind were apart. */
    times(): string {
        const rows = this.counts.flatMap((count) => this.timesOf({ count, state: "at every step" }));
        return `${table([TIMES, ...rows])}\nSpread: the slowest round less the fastest, beside the median, of the kind with the largest. An up of ours includes the work of the local SignStation on the same processors; no-op resources ask it nothing.`;
    }

    /** The same of the largest N where the engine writes the state at the end only: what is left without its own writing. */
    timesWrittenOnce(): string {
        const rows = this.timesOf({ count: this.largest, state: "once" });
        return `With PULUMI_SKIP_CHECKPOINTS=true, so without what the engine spends on writing the whole state before and after every step:\n\n${table([TIMES, ...rows])}`;
    }

    private timesOf(size: Size): string[][] {
        return COMMAND_NAMES.map((command) => {
            const seconds = (kind: Kind) => this.median(size, kind, command, (result) => result.seconds);
            return [
                command,
                String(size.count),
                ...KINDS.map((kind) => seconds(kind).toFixed(1)),
                ...OTHERS.map((kind) => (seconds(OURS) / seconds(kind)).toFixed(2)),
                `${(100 * Math.max(...KINDS.map((kind) => this.spread(size, kind, command)))).toFixed(0)} %`,
            ];
        });
    }

    /** What each certificate more costs, between one N and the next: where the cost is linear they are alike. */
    slopes(): string {
        const steps = this.counts.slice(1).map((to, index) => [this.counts[index] ?? 0, to] as const);
        const slope = (kind: Kind, command: Command, of: (result: Result) => number) =>
            steps.map(([from, to]) => {
                const at = (count: number) => this.median(usual(count), kind, command, of);
                const more = at(to) - at(from);
                return ((more * 1000) / (to - from)).toFixed(1);
            });
        const rows = (["preview", "up"] as const).flatMap((command) => [
            [`${command}: provider's processor time`, ...slope(OURS, command, ({ cpu }) => cpu.provider)],
            [`${command}: program's processor time`, ...slope(OURS, command, ({ cpu }) => cpu.program)],
            [`${command}: engine's processor time`, ...slope(OURS, command, ({ cpu }) => cpu.engine)],
            [`${command}: engine's, for no-op`, ...slope(FLOOR, command, ({ cpu }) => cpu.engine)],
            [`${command}: time`, ...slope(OURS, command, ({ seconds }) => seconds)],
            [`${command}: time, for no-op`, ...slope(FLOOR, command, ({ seconds }) => seconds)],
        ]);
        return table([["ms for each resource more", ...steps.map(([from, to]) => `${from} to ${to}`)], ...rows]);
    }

    /** Which process took how much of the processors, at the largest N. */
    processors(state: StateWriting): string {
        const size = { count: this.largest, state };
        const rows = (["preview", "up"] as const).flatMap((command) =>
            KINDS.map((kind) => [
                `${command}, ${kind}`,
                ...PARTS.map((part) => this.median(size, kind, command, (result) => result.cpu[part]).toFixed(1)),
            ]),
        );
        return table([[`seconds of processor time, N = ${this.largest}, state written ${state}`, ...PARTS], ...rows]);
    }

    sizes(): string {
        const rows = KINDS.map((kind) => [
            kind,
            this.stateSizes[kind].bytes.toFixed(0),
            this.stateSizes[kind].provider.toFixed(0),
            ...this.counts.map((count) =>
                Math.max(...this.select(usual(count), kind).map(({ providerMiB }) => providerMiB)).toFixed(0),
            ),
        ]);
        const head = [
            "",
            "bytes of state a resource (compact JSON)",
            "of these, its provider's text",
            ...this.counts.map((count) => `provider's peak memory, MiB, N = ${count}`),
        ];
        return table([head, ...rows]);
    }

    goals(): string {
        const ratios = (["preview", "up"] as const).map((command) => {
            const seconds = (kind: Kind) => this.median(usual(this.largest), kind, command, (result) => result.seconds);
            return goal(`${command} at N = ${this.largest}, times no-op`, seconds(OURS) / seconds(FLOOR), 1.2);
        });
        const plugin = (command: Command, most: number) => {
            const seconds = (kind: Kind) => this.median(usual(this.largest), kind, command, (result) => result.seconds);
            return goal(
                `plugin: ${command} at N = ${this.largest}, times no-op`,
                seconds("plugin") / seconds(FLOOR),
                most,
            );
        };
        const ofPlugin = [
            plugin("preview", 1.3),
            plugin("up", 1),
            goal("plugin: state of a certificate, KB", this.stateSizes.plugin.bytes / 1000, 2.2),
        ];
        return [...ratios, ...ofPlugin, goal("state of a certificate, KB", this.stateSizes[OURS].bytes / 1000, 5)].join(
            "\n",
        );
    }

    /** How much of the processors went elsewhere. A loaded machine shows here. */
    disturbance(processors: number): string {
        const parts = this.results.map(({ others, seconds }) => (100 * others) / seconds / processors);
        const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
        return `${mean.toFixed(0)} % of the processors went elsewhere, ${Math.max(...parts).toFixed(0)} % at the most in one command (the launcher's own start counts in that)`;
    }

    private select({ count, state }: Size, kind: Kind): readonly Result[] {
        return this.results.filter(
            (result) => result.count === count && result.state === state && result.kind === kind,
        );
    }

    private spread(size: Size, kind: Kind, command: Command): number {
        const times = this.select(size, kind)
            .filter((result) => result.command === command)
            .map(({ seconds }) => seconds);
        return (Math.max(...times) - Math.min(...times)) / middle(times);
    }

    private median(size: Size, kind: Kind, command: Command, of: (result: Result) => number): number {
        return middle(
            this.select(size, kind)
                .filter((result) => result.command === command)
                .map(of),
        );
    }
}

function usual(count: number): Size {
    return { count, state: "at every step" };
}

function goal(what: string, value: number, most: number): string {
    return `- ${what}: ${value.toFixed(2)}; goal at most ${most}: ${value <= most ? "kept" : "MISSED"}`;
}
