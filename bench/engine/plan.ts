/** What the bench measures: which kinds of resources, how many of them, in how many rounds. */
import { KINDS, type Kind } from "./contestant";
import type { Plan } from "./run";

const ROUNDS = 3;
/** The engine's own work grows with the square of the number: above this one there is one round, of a few kinds. */
const MANY = 300;
const KINDS_OF_MANY: readonly Kind[] = ["no-op", "plugin", "no-op plugin"];
const KINDS_ONCE: readonly Kind[] = ["this package", ...KINDS_OF_MANY];

/** `rounds`: for each of the counts; `chosen`: the kinds, where not all of them are wanted. */
export function plan(counts: readonly number[], rounds: readonly number[], chosen: readonly Kind[]): readonly Plan[] {
    const wanted = (kinds: readonly Kind[]) => (chosen.length === 0 ? kinds : chosen);
    const usual = counts
        .map((count, index) => ({
            count,
            state: "at every step" as const,
            rounds: rounds[index] ?? (count > MANY ? 1 : ROUNDS),
            kinds: wanted(count > MANY ? KINDS_OF_MANY : KINDS),
        }))
        .toSorted((one, other) => one.count - other.count);
    const largest = usual.findLast(({ count }) => count <= MANY);
    const once = largest === undefined ? [] : [{ ...largest, state: "once" as const, kinds: wanted(KINDS_ONCE) }];
    return [...usual, ...once];
}
