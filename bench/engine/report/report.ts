/** The tables of the bench, in Markdown. Medians of the rounds, but for memory, of which the most is shown. */
import { table } from "../../measure";
import { COMMAND_NAMES, type Command, type Kind, type Size, type StateWriting } from "../contestant";
import { usual, type Results } from "./results";
import type { Result, StateSizes } from "../run";
import type { StartTimes } from "../start-time";
import { PARTS } from "../watch";

/** Which times stand beside which. */
const RATIOS: readonly (readonly [Kind, Kind])[] = [
    ["this package", "no-op"],
    ["this package", "alike no-op"],
    ["this package", "hand-written"],
    ["plugin", "no-op"],
    ["plugin", "no-op plugin"],
];
/** What each resource more costs is shown of these. */
const SLOPES: readonly Kind[] = ["this package", "plugin", "no-op", "no-op plugin"];

export class Report {
    constructor(
        private readonly results: Results,
        private readonly stateSizes: StateSizes,
        private readonly starts: StartTimes,
    ) {}

    /** Seconds of every command, how many times another kind's time it is, and how far rounds of one kind were apart. */
    times(): string {
        const rows = this.results.counts.flatMap((count) => this.timesOf(usual(count)));
        return `${table([this.timesHead(), ...rows])}\nSpread: the slowest round less the fastest, beside the median, of the kind with the largest. An up of certificates includes the work of the local SignStation on the same processors; no-op resources ask it nothing.`;
    }

    /** The same of the sizes where the engine writes the state at the end only: what is left without its own writing. */
    timesWrittenOnce(): string {
        const rows = this.results.counts.flatMap((count) => this.timesOf({ count, state: "once" }));
        return `With PULUMI_SKIP_CHECKPOINTS=true, so without what the engine spends on writing the whole state before and after every step:\n\n${table([this.timesHead(), ...rows])}`;
    }

    private timesHead(): string[] {
        return ["seconds", "number", ...this.results.kinds, ...this.ratios().map((pair) => pair.join(" / ")), "spread"];
    }

    private ratios(): readonly (readonly [Kind, Kind])[] {
        return RATIOS.filter((pair) => pair.every((kind) => this.results.kinds.includes(kind)));
    }

    private timesOf(size: Size): string[][] {
        const measured = this.results.kindsAt(size);
        return measured.length === 0
            ? []
            : COMMAND_NAMES.map((command) => {
                  const seconds = (kind: Kind) => this.results.seconds(size, kind, command);
                  const spread = Math.max(...measured.map((kind) => this.results.spread(size, kind, command)));
                  return [
                      command,
                      String(size.count),
                      ...this.results.kinds.map((kind) => cell(seconds(kind), 1)),
                      ...this.ratios().map(([one, other]) => cell(seconds(one) / seconds(other), 2)),
                      `${(100 * spread).toFixed(0)} %`,
                  ];
              });
    }

    /** What each resource more costs, between one N and the next: where the cost is linear they are alike. */
    slopes(): string {
        const { counts, kinds } = this.results;
        const steps = counts.slice(1).map((to, index) => [counts[index] ?? 0, to] as const);
        const slope = (kind: Kind, command: Command, of: (result: Result) => number) =>
            steps.map(([from, to]) => {
                const at = (count: number) => this.results.median(usual(count), kind, command, of);
                return cell(((at(to) - at(from)) * 1000) / (to - from), 1);
            });
        const rows = (["preview", "up"] as const).flatMap((command) =>
            SLOPES.filter((kind) => kinds.includes(kind)).flatMap((kind) => [
                ...(["provider", "program", "engine"] as const).map((part) => [
                    `${command}, ${kind}: ${part}'s processor time`,
                    ...slope(kind, command, ({ cpu }) => cpu[part]),
                ]),
                [`${command}, ${kind}: time`, ...slope(kind, command, ({ seconds }) => seconds)],
            ]),
        );
        return table([["ms for each resource more", ...steps.map(([from, to]) => `${from} to ${to}`)], ...rows]);
    }

    /** Which process took how much of the processors. */
    processors(state: StateWriting): string {
        const sizes = this.results.counts.filter((count) => count >= LARGE).map((count) => ({ count, state }));
        const tables = sizes.flatMap((size) => {
            const rows = (["preview", "up"] as const).flatMap((command) =>
                this.results.kindsAt(size).map((kind) => [
                    `${command}, ${kind}`,
                    ...PARTS.map((part) =>
                        cell(
                            this.results.median(size, kind, command, ({ cpu }) => cpu[part]),
                            1,
                        ),
                    ),
                ]),
            );
            const head = [`seconds of processor time, N = ${size.count}, state written ${state}`, ...PARTS];
            return rows.length === 0 ? [] : [table([head, ...rows])];
        });
        return tables.join("\n");
    }

    sizes(): string {
        const { kinds, counts } = this.results;
        const rows = kinds.map((kind) => [
            kind,
            cell(this.stateSizes[kind]?.bytes ?? NaN, 0),
            cell(this.stateSizes[kind]?.provider ?? NaN, 0),
            ...counts.map((count) => cell(this.results.peakMiB(count, kind), 0)),
        ]);
        const head = [
            "",
            "bytes of state a resource (compact JSON)",
            "of these, its provider's text",
            ...counts.map((count) => `provider's peak memory, MiB, N = ${count}`),
        ];
        return table([head, ...rows]);
    }

    startTimes(): string {
        const { node, launcher, plugin, noOpPlugin } = this.starts;
        const rows: [string, number][] = [
            ["Node.js alone", node],
            ["launcher of dynamic providers", launcher],
            ["plugin", plugin],
            ["no-op plugin", noOpPlugin],
        ];
        return table([
            ["from a process's start to its port line", "ms"],
            ...rows.map(([what, time]) => [what, cell(time, 0)]),
        ]);
    }

    /** How much of the processors went elsewhere. A loaded machine shows here. */
    disturbance(processors: number): string {
        const parts = this.results.all.map(({ others, seconds }) => (100 * others) / seconds / processors);
        const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
        return `${mean.toFixed(0)} % of the processors went elsewhere, ${Math.max(...parts).toFixed(0)} % at the most in one command (the launcher's own start counts in that)`;
    }
}

/** Of smaller numbers the start of the processes is most of the time. */
const LARGE = 10;

/** Empty for what was not measured. */
function cell(value: number, digits: number): string {
    return Number.isFinite(value) ? value.toFixed(digits) : "";
}
