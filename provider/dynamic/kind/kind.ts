/** What differs between the kinds of resources, for the adapter. */
import type { Lifecycle } from "../../lifecycle";
import type { Changes, ResourceOperations } from "../../lifecycle/resource-operations";

/** Property maps as the engine sends them, and as it gets them. */
export type Properties = Readonly<Record<string, unknown>>;

export interface Kind<Inputs, Facts, State> {
    /** As the SDK names the class: `Certificate`. */
    readonly type: "Certificate" | "Department";
    readonly operations: (lifecycle: Lifecycle) => ResourceOperations<Inputs, Facts, State>;
    /** The arguments. */
    readonly inputs: readonly (keyof Inputs & string)[];
    /** The arguments that are secret, however they came about. */
    readonly secrets: readonly string[];
    /** What check finds out. A dynamic provider is not called at preview, so the engine keeps them as inputs. */
    readonly facts: readonly (keyof Facts & string)[];
    /** Inputs copied into the state because a dynamic provider's `read` and `delete` receive outputs only. */
    readonly kept: readonly string[];
    /** The outputs of the lifecycle. */
    readonly state: readonly (keyof State & string)[];
    /** The changed properties that the option `replaceOnChanges`, with these values, wants to be a replacement. */
    readonly replaces: (changes: Changes, wanted: readonly string[]) => string[];
    /** What diff says of a replacement besides. */
    readonly replacement: { readonly deleteBeforeReplace?: true };
}

/** The properties of these names that are there: neither undefined nor null. */
export function pick(properties: Properties, names: readonly string[]): Record<string, unknown> {
    const there = names.filter((name) => (properties[name] ?? undefined) !== undefined);
    return Object.fromEntries(there.map((name) => [name, properties[name]]));
}
