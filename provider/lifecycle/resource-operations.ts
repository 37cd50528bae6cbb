/** The port between front ends and lifecycle: what can be done with a resource, the same for every kind. */
import type { CheckFailure } from "../core/failure";
import type { Known } from "../core/unknown";
import type { CallContext } from "./call-context";

/** Arguments as a program gave them: values by name, decoded. Check looks at every one of them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What earlier checks of the resource have found. */
export interface Earlier<Facts> {
    /** The facts of the last run, if there was one. */
    readonly before?: Facts | undefined;
    /** The facts that have to stay, since the program ignores changes of the file: no file is looked at. */
    readonly pinned?: Facts | undefined;
}

export interface Checked<Inputs, Facts> {
    /** The arguments with their defaults. */
    readonly inputs: Known<Inputs>;
    /** The facts of the file. A fact that a preview does not know yet is unknown. */
    readonly facts: Known<Facts>;
    /** All of them, empty when all is well. */
    readonly failures: readonly CheckFailure[];
    /** One line each for the person who runs the engine. A resource is checked more than once in a run. */
    readonly warnings: readonly string[];
}

export interface Changes {
    /** What an update sends: names of inputs, and `file` for a certificate's file. */
    readonly changed: readonly string[];
    /** Nothing has to be sent, but the state has to be written anew. */
    readonly stateOnly: boolean;
}

export interface Created<State> {
    readonly id: string;
    readonly state: State;
}

export interface Found<Inputs, Facts, State> {
    readonly state: State;
    /** The inputs and facts that would have made what is there. */
    readonly inputs: Partial<Inputs>;
    readonly facts: Facts;
    /** Whether the server holds something else than the last run left there. */
    readonly drifted: boolean;
}

/** What a front end knows of a resource before it is read. */
export interface KnownResource<Inputs, State> {
    readonly inputs: Partial<Inputs>;
    readonly state: State;
}

/**
 * Every operation throws `LeegalityError` and `SignStationError`, and `UnfinishedError` once an id is known. Check and preview send
 * nothing. `diff` is pure.
 */
export interface ResourceOperations<Inputs, Facts, State> {
    check(call: CallContext, args: Arguments, earlier?: Earlier<Facts>): Promise<Checked<Inputs, Facts>>;
    preview(call: CallContext, inputs: Known<Inputs & Facts>, state?: State): Known<State>;
    diff(state: State, inputs: Known<Inputs & Facts>): Changes;
    create(call: CallContext, inputs: Inputs & Facts): Promise<Created<State>>;
    /**
     * Undefined only if the API itself says that the resource does not exist. Without `known`, as for an import or a `get`, the
     * inputs are those of a program that leaves out what it can.
     */
    read(
        call: CallContext,
        id: string,
        known?: KnownResource<Inputs, State>,
    ): Promise<Found<Inputs, Facts, State> | undefined>;
    update(call: CallContext, id: string, state: State, inputs: Inputs & Facts): Promise<State>;
    delete(call: CallContext, id: string, state: State): Promise<void>;
    /**
     * Registers that the calling resource owns `id`. A front end calls it for each resource of the state, before anything is created.
     * Throws for the configuration, for another server than the one in the state, and for an id that a new resource has claimed.
     */
    claim(call: CallContext, id: string, state: State): void;
}
