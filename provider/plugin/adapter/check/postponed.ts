/** What Check cannot decide with what the engine gives it, and Diff can: the next call for the same resource, with more to go by. */
import type { Properties } from "../../../engine-wire";

/** What Diff knows and Check does not. */
export interface KnownToDiff {
    /** The outputs in the state, which engines before 3.274 do not give to Check. */
    readonly state: Properties;
    /** The resource option `ignoreChanges`. */
    readonly ignoreChanges: readonly string[];
}

/** The error that stops the resource, if there is one. */
export type Decide = (known: KnownToDiff) => Error | undefined;

/** One for each run. A refresh has no Check, so none of its Diffs fails for what is decided here. */
export class Postponed {
    readonly #decisions = new Map<string, readonly Decide[]>();

    /** Begins a Check of the resource: what an earlier one postponed does not count. */
    forget(urn: string): void {
        this.#decisions.delete(urn);
    }

    postpone(urn: string, decide: Decide): void {
        this.#decisions.set(urn, [...(this.#decisions.get(urn) ?? []), decide]);
    }

    /** Throws the first error that was found. */
    decide(urn: string, known: KnownToDiff): void {
        const found = (this.#decisions.get(urn) ?? []).map((each) => each(known)).find((error) => error !== undefined);
        if (found !== undefined) {
            throw found;
        }
    }
}

/** Whether the paths of `ignoreChanges` name the property: `name`, `["name"]`, or all of them. */
export function ignores(ignoreChanges: readonly string[], name: string): boolean {
    return ignoreChanges.some((path) => path === name || path === `["${name}"]` || path === "*");
}
