/** `diff` of a department: whether an update has anything to send. Every change is made in place. */
import type { DepartmentInputs, DepartmentState } from "../../core/department";
import { departmentDiffers } from "../../core/department-state";
import { LeegalityError } from "../leegality-error";
import { connectDepartments } from "./connect";
import type { DepartmentPorts } from "./ports";

export interface DepartmentDiff {
    readonly changes: boolean;
    readonly replaces: string[];
}

/** Throws `LeegalityError` for the configuration, for another endpoint, and for an id that a new resource has taken over. */
export function diffDepartment(
    ports: DepartmentPorts,
    id: string,
    state: DepartmentState,
    inputs: DepartmentInputs,
): DepartmentDiff {
    connectDepartments(ports, state);
    if (!ports.departmentIds.note(id, inputs.__resourceName)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_CANNOT_ADOPT",
            `Department ${id} has been taken over by a new resource of this stack, but this resource has it too. ` +
                "A department belongs to one resource: take one of the two away.",
        );
    }
    return { changes: departmentDiffers(state, inputs), replaces: [] };
}
