/** Refuses options that make no sense, before anything is opened. */
import type { EmulatorOptions } from "./emulator";
import { flakyEffects, type FlakyOptions, MAX_SEED } from "./faults/flaky";

/** The only address that the emulator listens on. */
export const LOOPBACK = "127.0.0.1";

/** @throws {RangeError} that names the option and what it must be. */
export function checkOptions(options: EmulatorOptions): void {
    const { host = LOOPBACK, token, clientId, clientSecret, tokenLifetimeRequests = 1, flaky } = options;
    requireThat(host === LOOPBACK, `the emulator listens on ${LOOPBACK} only`);
    requireThat(token !== "", "the token must not be empty");
    requireThat((clientId === undefined) === (clientSecret === undefined), "clientId and clientSecret go together");
    requireThat(
        Number.isSafeInteger(tokenLifetimeRequests) && tokenLifetimeRequests >= 1,
        "tokenLifetimeRequests must be a whole number from 1",
    );
    if (flaky !== undefined) {
        checkFlaky(flaky);
    }
}

function checkFlaky({ seed, rate = 0, effects = flakyEffects }: FlakyOptions): void {
    requireThat(
        Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED,
        `flaky.seed must be a whole number from 0 to ${MAX_SEED}`,
    );
    requireThat(rate >= 0 && rate <= 1, "flaky.rate must be a number from 0 to 1");
    const known = effects.length > 0 && effects.every((effect) => flakyEffects.includes(effect));
    requireThat(known, `flaky.effects must hold one or more of ${flakyEffects.join(", ")}`);
}

function requireThat(holds: boolean, reason: string): void {
    if (!holds) {
        throw new RangeError(reason);
    }
}
