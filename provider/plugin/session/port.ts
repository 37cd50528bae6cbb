/** What the plugin needs from the lifecycle. `compose.ts` fills it. */
import type { Properties } from "../../engine-wire";

/** Who asks, where messages for people go, and how the call is cancelled. */
export interface CallContext {
    /** Empty for a call that is about no resource: a function, a list. */
    readonly urn: string;
    /** The resource's name in the program. */
    readonly name: string;
    /** A message on the resource; holds no secret. */
    readonly log: (severity: "info" | "warning", text: string) => void;
    /** Aborted when the engine cancels, and when the operation's `customTimeouts` has passed. */
    readonly signal: AbortSignal;
    /** A sentence that says how the resource is imported. `id`: of what exists, if it is known. Absent for a call about no resource. */
    readonly howToImport?: (id: string | undefined) => string;
}

export interface Failure {
    /** Empty where the value is secret, and where the fault lies in the configuration. */
    readonly property: string;
    readonly reason: string;
}

/** Properties of a resource that is in the state. */
export interface Before {
    readonly inputs: Properties;
    readonly state: Properties;
}

export interface Checked {
    /** What stands in the state and shows in a diff. */
    readonly inputs: Properties;
    /** Everything that is wrong; empty when all is well. */
    readonly failures: readonly Failure[];
    readonly warnings: readonly string[];
}

/** What differs, by the names of inputs. */
export interface Diff {
    readonly changed: readonly string[];
    /** Warnings about what is in the state, where it stays as it is. */
    readonly warnings: readonly string[];
    /** Whether a replacement has to delete the old one first. */
    readonly deleteBeforeReplace: boolean;
}

export interface Previewed {
    /** What is known of the outputs; what is left out shows as unknown. */
    readonly state: Properties;
    /** One line each for the person who looks at the preview. */
    readonly notes: readonly string[];
}

export interface Created {
    readonly id: string;
    readonly state: Properties;
}

/** What SignStation holds, and the inputs that would have made it. */
export interface Found extends Before {
    readonly warnings: readonly string[];
}

/** A resource that SignStation holds and that can be imported. */
export interface Listed {
    readonly id: string;
    /** For people; not unique. */
    readonly name: string;
}

/**
 * One kind of resource. Each method throws `Error` with a `code`, and `Unfinished` once
 * there is an id.
 */
export interface ResourceOperations {
    /** The properties that are always secret. */
    readonly secrets: ReadonlySet<string>;
    /** Sends nothing to SignStation; fetches a RemoteAsset. `before` where the resource is in the state; its `state` is empty with an engine that does not send it. */
    check(call: CallContext, args: Properties, before?: Before): Promise<Checked>;
    /**
     * Names the inputs that differ, and registers the owner of the id. `ignoreChanges`: the resource option. Throws what Check could not
     * decide yet.
     */
    diff(call: CallContext, id: string, before: Before, inputs: Properties, ignoreChanges: readonly string[]): Diff;
    /** Sends nothing to SignStation; fetches a RemoteAsset. */
    preview(call: CallContext, inputs: Properties, before?: Before): Promise<Previewed>;
    create(call: CallContext, inputs: Properties): Promise<Created>;
    /** Undefined where it is gone. Without `before` it is an import, or a program's `get`. */
    read(call: CallContext, id: string, before?: Before): Promise<Found | undefined>;
    update(call: CallContext, id: string, before: Before, inputs: Properties): Promise<Properties>;
    delete(call: CallContext, id: string, before: Before): Promise<void>;
    /** What can be imported, as far as SignStation can list it. */
    list(call: CallContext, query: Properties): Promise<readonly Listed[]>;
}

/** A function of the package. Throws `Error` with a `code`. */
export type Invocation = (call: CallContext, args: Properties) => Promise<Properties>;

/** One for each configured provider. */
export interface Operations {
    /** By type token: `leegality:index:Certificate`. */
    readonly resources: ReadonlyMap<string, ResourceOperations>;
    /** By function token: `leegality:index:getCertificate`. */
    readonly functions: ReadonlyMap<string, Invocation>;
}

/** Where a provider runs. */
export interface Surroundings {
    readonly env: Readonly<Record<string, string | undefined>>;
    /** A message for the person who runs the engine that is about no resource. */
    readonly log: (text: string) => void;
    /** Names the run, which other provider processes are part of; undefined where no engine is known. */
    readonly engineAddress: string | undefined;
}

/** Makes the operations of a provider with this configuration: values by setting name, as text. */
export type Compose = (config: Readonly<Record<string, string>>, surroundings: Surroundings) => Operations;
