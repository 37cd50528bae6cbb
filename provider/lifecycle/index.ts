/** The front door of the lifecycle: what a front end can do with certificates and departments, and what programs look up. */
import { certificateOperations, type CertificateOperations } from "./certificate";
import { departmentOperations, type DepartmentOperations } from "./department";
import { createLookups, type Lookups } from "./lookup";
import type { Adapters } from "./ports";
import { startRun } from "./run/run";

export interface Lifecycle {
    readonly certificate: CertificateOperations;
    readonly department: DepartmentOperations;
    readonly lookups: Lookups;
}

/** One for each configured provider: what it remembers of a run is its own. */
export function createLifecycle(adapters: Adapters): Lifecycle {
    const ports = { ...adapters, ...startRun() };
    return {
        certificate: certificateOperations(ports),
        department: departmentOperations(ports),
        lookups: createLookups(ports),
    };
}
