/** `diff` of a department: whether an update has anything to send. Every change is made in place. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import { departmentDiffers } from "../../core/department/state";
import { configuredEndpoint } from "../run/endpoint";
import { noteOwner } from "../run/one-owner";
import type { DepartmentPorts } from "./ports";

export interface DepartmentDiff {
    readonly changes: boolean;
    readonly replaces: string[];
}

/** Throws `LeegalityError` for the configuration, for another endpoint, and for an id that a new resource has taken over. */
export function diffDepartment(
    ports: Pick<DepartmentPorts, "settings" | "departmentIds">,
    id: string,
    state: DepartmentState,
    inputs: DepartmentInputs,
): DepartmentDiff {
    configuredEndpoint(ports, "department", state.endpoint);
    // Delete is told the state only, which keeps the old name where the option `aliases` has brought a new one.
    const owned = { what: "Department", id, ids: ports.departmentIds } as const;
    noteOwner(owned, state.__resourceName ?? inputs.__resourceName);
    return { changes: departmentDiffers(state, inputs), replaces: [] };
}
