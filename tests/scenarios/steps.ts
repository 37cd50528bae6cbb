/** The steps of a scenario: what a user does, and what is checked afterwards. */
import assert from "node:assert/strict";
import type { Emulator, Fault } from "signstation-emulator";
import type { Lookup, Properties } from "./front-end";
import { Failed } from "./front-end";
import type { Outcomes, Program, ScenarioStack } from "./stack";

export type Step = (stack: ScenarioStack) => Promise<void>;

/** One promise to a user. */
export interface Scenario {
    readonly title: string;
    readonly steps: readonly Step[];
}

/** What a run has to end with. */
interface Expected {
    /** What became of each resource, with the code of what is wrong: `failed ERR_LEEGALITY_ALREADY_EXISTS`. */
    readonly does: Outcomes;
    /** The requests, ids left out. @default none */
    readonly sends?: readonly string[];
    /** Outputs by resource. Undefined for one that is not shown. */
    readonly shows?: Readonly<Record<string, Properties>>;
    /** A message for people. */
    readonly says?: RegExp;
    /** Faults that are used up meanwhile. */
    readonly faults?: readonly Fault[];
}

export const preview = (program: Program, expected: Expected): Step =>
    running((stack) => stack.preview(program), expected);
export const up = (program: Program, expected: Expected): Step => running((stack) => stack.up(program), expected);
export const refresh = (expected: Expected): Step => running((stack) => stack.refresh(), expected);
export const destroy = (expected: Expected): Step => running((stack) => stack.destroy(), expected);

/** Changes SignStation past the stack. */
export function outside(change: (emulator: Emulator) => unknown): Step {
    return async ({ emulator }) => {
        await change(emulator);
        emulator.clearRequests();
    };
}

/** SignStation holds these certificates and no other, by expiry; each has at least these properties. */
export function serverHolds(...expected: readonly Properties[]): Step {
    return ({ emulator }) => {
        const certificates = emulator.certificates();
        assert.equal(certificates.length, expected.length, JSON.stringify(certificates));
        assert.partialDeepStrictEqual(certificates, expected);
        return Promise.resolve();
    };
}

/** `expected`: a part of the result, or the code that it fails with. */
export function lookUp(name: Lookup, args: Properties, expected: Properties | readonly Properties[] | string): Step {
    return async ({ frontEnd, emulator }) => {
        await frontEnd.startRun(emulator);
        const found = await frontEnd.lookUp(name, args).catch((error: unknown) => {
            assert.ok(error instanceof Failed, String(error));
            return error.code;
        });
        if (typeof expected === "string") {
            assert.equal(found, expected);
        } else {
            assert.partialDeepStrictEqual(found, expected);
            assert.equal((found as unknown[]).length, (expected as unknown[]).length);
        }
        emulator.clearRequests();
    };
}

function running(run: (stack: ScenarioStack) => Promise<Outcomes>, expected: Expected): Step {
    return async (stack) => {
        const { emulator, frontEnd } = stack;
        const { does, sends = [], shows = {}, says, faults = [] } = expected;
        faults.forEach(emulator.once);
        assert.deepEqual(await run(stack), does);
        emulator.assertNoFaultsLeft();
        assert.deepEqual(requestsOf(emulator), sends);
        emulator.clearRequests();
        for (const [name, outputs] of Object.entries(shows)) {
            const shown = stack.outputs(name);
            assert.deepEqual(
                Object.fromEntries(Object.keys(outputs).map((output) => [output, shown[output]])),
                outputs,
            );
        }
        if (says !== undefined) {
            assert.match(frontEnd.messages.join("\n"), says);
        }
    };
}

function requestsOf(emulator: Emulator): string[] {
    return emulator
        .requests()
        .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, "{id}").replace("/api/v1/", "")}`);
}
