/** Effects of a client for unit tests: on a fixed clock, or on one that only waits move. */
import { explain } from "../../../provider/dynamic/advice";
import type { Effects } from "../../../provider/signstation";

/** A clock that stands still, waits that end at once, random numbers of a half. */
export const FIXED_EFFECTS: Effects = {
    now: () => new Date("2026-06-15T12:00:00Z"),
    random: () => 0.5,
    notify: () => undefined,
    explain,
    sleep: () => Promise.resolve(),
};

/** Waits move the clock and end at once. */
export function effectsOn(clock: { ms: number }, random = 0.5): Effects {
    return {
        ...FIXED_EFFECTS,
        now: () => new Date(clock.ms),
        random: () => random,
        sleep: (ms) => {
            clock.ms += ms;
            return Promise.resolve();
        },
    };
}
