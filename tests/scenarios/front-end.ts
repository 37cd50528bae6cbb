/** What a scenario needs from a front end: one method for each call of Pulumi's engine, in the terms of a user. */
import type { Emulator } from "signstation-emulator";

export type Properties = Readonly<Record<string, unknown>>;

export interface Resource {
    readonly kind: "Certificate" | "Department";
    readonly name: string;
}

/** A resource in the state. `inputs` and `state` are in the front end's own form. */
export interface Existing {
    readonly id: string;
    readonly inputs: Properties;
    readonly state: Properties;
}

export interface Checked {
    readonly inputs: Properties;
    /** The codes of what is wrong; empty if nothing is. */
    readonly codes: readonly string[];
}

export type Lookup = "getCertificate" | "getExpiringCertificates" | "getCertificateSummary";

/** Arguments hold the symbol `unknown` of core for a value that a preview does not know. Every method throws {@link Failed}. */
export interface FrontEnd {
    /** The messages for people since the run began. */
    readonly messages: readonly string[];
    /** Begins a run of the engine against this SignStation. What the run before has claimed is forgotten. */
    startRun(emulator: Emulator): Promise<void>;
    check(resource: Resource, args: Properties, before?: Existing): Promise<Checked>;
    hasChanges(resource: Resource, before: Existing, inputs: Properties): Promise<boolean>;
    /** The outputs that a preview shows, by name. */
    preview(resource: Resource, inputs: Properties, before?: Existing): Promise<Properties>;
    create(resource: Resource, inputs: Properties): Promise<Existing>;
    /** Undefined if the resource is gone. */
    read(resource: Resource, before: Existing): Promise<Existing | undefined>;
    update(resource: Resource, before: Existing, inputs: Properties): Promise<Existing>;
    delete(resource: Resource, before: Existing): Promise<void>;
    lookUp(name: Lookup, args: Properties): Promise<unknown>;
    /** The known outputs in a state, by name. */
    outputsOf(state: Properties): Properties;
    stop(): void;
}

/** A call that failed. */
export class Failed extends Error {
    constructor(
        readonly code: string,
        /** The resource that the engine keeps, although the call failed. */
        readonly unfinished: Existing | undefined,
        cause: unknown,
    ) {
        super(code, { cause });
    }
}

/** The settings that every scenario runs with. A retry would wait. */
export function settingsOf({ url, token }: Emulator): Readonly<Record<string, string>> {
    return { baseUrl: url, authToken: token, maxRetries: "0" };
}

/** The code at the end of a message: the engine passes on nothing but the text. */
export function codeIn(message: string): string {
    return /\[(ERR_\w+)\]$/.exec(message)?.[1] ?? `no code in: ${message}`;
}

/** The names of the outputs that every front end shows. */
const OUTPUTS: readonly string[] = [
    "fileHash",
    "fingerprint",
    "serialNumber",
    "subject",
    "issuer",
    "notBefore",
    "notAfter",
    "keyAlgorithm",
    "friendlyName",
    "name",
    "enabled",
    "departmentId",
    "departmentName",
    "certificateName",
    "certificateType",
    "expiry",
    "createdAt",
    "endpoint",
];

/** The properties of these names that are there. */
export function pick(properties: Properties, names: readonly string[] = OUTPUTS): Properties {
    return Object.fromEntries(
        Object.entries(properties).filter(([name, value]) => names.includes(name) && value != null),
    );
}
