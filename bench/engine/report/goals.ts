/** The goals of the bench, each beside the number from this run. */
import { table } from "../../measure";
import type { Command, Kind } from "../contestant";
import { usual, type Results } from "./results";
import type { StateSizes } from "../run";
import type { StartTimes } from "../start-time";

interface Goal {
    readonly what: string;
    readonly value: number;
    /** The largest value that keeps the goal. */
    readonly most: number;
}

/** Goals are set for this number, or for the largest one below it that was measured. */
const NUMBER = 300;
/** A cost for each resource that grows by no more than this, from one number to the next, is linear: the rest is chance. */
const LINEAR = 1.3;

export function goals(results: Results, stateSizes: StateSizes, starts: StartTimes): string {
    const count = results.counts.findLast((each) => each <= NUMBER) ?? NUMBER;
    const ratio = (kind: Kind, command: Command, most: number): Goal => ({
        what: `${kind}: ${command} at N = ${count}, times no-op`,
        value: results.seconds(usual(count), kind, command) / results.seconds(usual(count), "no-op", command),
        most,
    });
    const state = (kind: Kind, most: number): Goal => ({
        what: `${kind}: state of a certificate, KB`,
        value: (stateSizes[kind]?.bytes ?? NaN) / 1000,
        most,
    });
    const all: readonly Goal[] = [
        {
            what: "plugin: start to the port line, parts of the launcher's",
            value: starts.plugin / starts.launcher,
            most: 0.2,
        },
        state("plugin", 2.2),
        ratio("plugin", "up", 1),
        ratio("plugin", "preview", 1.3),
        ...linearity(results),
        ratio("this package", "up", 1.2),
        ratio("this package", "preview", 1.2),
        state("this package", 5),
    ];
    const rows = all
        .filter(({ value }) => Number.isFinite(value))
        .map(({ what, value, most }) => [what, value.toFixed(2), String(most), value <= most ? "yes" : "**NO**"]);
    return table([["goal", "measured", "at most", "kept"], ...rows]);
}

/** What the provider takes for each resource more, between the largest two numbers, beside the step before. */
function linearity(results: Results): Goal[] {
    const [first, middle, last] = results.counts.slice(-3);
    if (first === undefined || middle === undefined || last === undefined) {
        return [];
    }
    const each = (of: (count: number) => number, from: number, to: number) => (of(to) - of(from)) / (to - from);
    const growth = (of: (count: number) => number) => each(of, middle, last) / each(of, first, middle);
    const cpu = (count: number) => results.median(usual(count), "plugin", "up", (result) => result.cpu.provider);
    const memory = (count: number) => results.peakMiB(count, "plugin");
    const steps = `for each resource more, ${middle} to ${last} beside ${first} to ${middle}`;
    return [
        { what: `plugin: its processor time of an up ${steps}`, value: growth(cpu), most: LINEAR },
        { what: `plugin: its peak memory ${steps}`, value: growth(memory), most: LINEAR },
    ];
}
