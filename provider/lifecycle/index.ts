/** The front door of the lifecycle: what a front end can do with certificates and departments, and what programs look up. */
import { certificateOperations, type CertificateOperations } from "./certificate";
import { departmentOperations, type DepartmentOperations } from "./department";
import type { CallContext } from "./call-context";
import { listCertificates } from "./lookup/list-certificates";
import { createLookups, type Lookups } from "./lookup";
import type { Adapters } from "./ports";
import type { Listing } from "./run/list-reach";
import { startRun } from "./run/run";

export interface Lifecycle {
    readonly certificate: CertificateOperations;
    readonly department: DepartmentOperations;
    readonly lookups: Lookups;
    /** The certificates that SignStation lists: enabled ones that have an end. Throws `LeegalityError` and `SignStationError`. */
    listCertificates(call: CallContext): Promise<Listing>;
}

/** One for each configured provider: what it remembers of a run is its own. */
export function createLifecycle(adapters: Adapters): Lifecycle {
    const result = adapters.settings();
    const ports = { ...adapters, ...startRun(adapters.claims, "problems" in result ? undefined : result.settings) };
    return {
        certificate: certificateOperations(ports),
        department: departmentOperations(ports),
        lookups: createLookups(ports),
        listCertificates: (call) => listCertificates(ports, call),
    };
}
