/** Who asks, and where messages for people go. */

export type Severity = "info" | "warning";

export interface CallContext {
    /**
     * The resource's key in the registries of a run: two resources never have the same one. Undefined for a resource of which the
     * front end knows nothing but the id.
     */
    readonly urn: string | undefined;
    /** How messages call the resource; undefined as `urn`. */
    readonly name: string | undefined;
    /** Takes one line for the person who runs the engine. It holds no secret. */
    readonly log: (severity: Severity, text: string) => void;
    /**
     * A sentence that says how this resource is imported, without its file. `id`: of what exists, if it is known. Absent if the front end
     * has no import.
     */
    readonly howToImport?: (id: string | undefined) => string;
}
