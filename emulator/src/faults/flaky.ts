/** Decides by a seed which requests go wrong, and how: the same requests in the same order go wrong in the same way. */
import { problems } from "../problems/problems";
import type { FaultEffect } from "./fault";
import { seededDraws } from "./seeded-draws";

/** Everything that can go wrong in flaky mode. */
export const flakyEffects = [
    "status-429",
    "status-500",
    "status-502",
    "status-503",
    "status-504",
    "html-page",
    "delay",
    "drop-before",
    "drop-after",
    "truncate",
    "not-json",
    "wrong-shape",
] as const;

/** One way of going wrong. */
export type FlakyEffect = (typeof flakyEffects)[number];

/** How flaky to be. */
export interface FlakyOptions {
    /** A whole number from 0 to 4294967295. */
    readonly seed: number;
    /** The share of requests that fail, from 0 to 1. @default 0.05 */
    readonly rate?: number;
    /** The ways of going wrong, each as likely as the others. @default all, see {@link flakyEffects} */
    readonly effects?: readonly FlakyEffect[];
}

/** The largest seed: of 32 bits, as {@link seededDraws} has it. */
export const MAX_SEED = 2 ** 32 - 1;

/** The share of requests that fail if none is given. */
export const DEFAULT_FLAKY_RATE = 0.05;

const LONGEST_DELAY_MS = 500;
const LONGEST_CUT = 40;
const PAGE = "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Gateway</h1></body></html>\n";

/** Gives one of the values, each as likely as the others. */
type Choose = <T>(...values: readonly [T, ...T[]]) => T;

const MAKERS: Readonly<Record<FlakyEffect, (choose: Choose, draw: () => number) => FaultEffect>> = {
    "status-429": (choose) => tryLater(429, choose),
    "status-500": (choose) => ({
        kind: "answer",
        status: 500,
        body: problems.internal().body,
        when: choose("before", "after"),
    }),
    "status-502": (choose) => ({ kind: "answer", status: 502, body: "Bad Gateway\n", when: choose("before", "after") }),
    "status-503": (choose) => tryLater(503, choose),
    "status-504": (choose) => ({
        kind: "answer",
        status: 504,
        body: "Gateway Timeout\n",
        when: choose("before", "after"),
    }),
    "html-page": (choose) => ({
        kind: "answer",
        status: choose(200, 404, 502),
        body: PAGE,
        contentType: "text/html; charset=utf-8",
    }),
    delay: (choose, draw) => ({
        kind: "delay",
        ms: Math.floor(draw() * (LONGEST_DELAY_MS + 1)),
        when: choose("before", "after"),
    }),
    "drop-before": () => ({ kind: "drop", when: "before" }),
    "drop-after": () => ({ kind: "drop", when: "after" }),
    truncate: (_choose, draw) => ({ kind: "truncate", bytes: Math.floor(draw() * (LONGEST_CUT + 1)) }),
    "not-json": () => ({ kind: "not-json" }),
    "wrong-shape": () => ({ kind: "wrong-shape" }),
};

/** What goes wrong with a request, which is known by its number in the order of arrival, from 0; mostly nothing. */
export function flakyDecision(options: FlakyOptions, request: number): FaultEffect | undefined {
    const { seed, rate = DEFAULT_FLAKY_RATE, effects = flakyEffects } = options;
    const draw = seededDraws(seed, request);
    if (draw() >= rate) {
        return undefined;
    }
    const choose: Choose = (...values) => values[Math.floor(draw() * values.length)] ?? values[0];
    const [first, ...others] = effects;
    return first && MAKERS[choose(first, ...others)](choose, draw);
}

/** Responds that the request was not processed. This must be true, since a client may retry it. */
function tryLater(status: 429 | 503, choose: Choose): FaultEffect {
    const seconds = choose(undefined, 0, 1);
    return seconds === undefined ? { kind: "answer", status } : { kind: "retry-after", status, seconds };
}
