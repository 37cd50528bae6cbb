/** `diff` of a department: whether an update has anything to send. Every change is made in place. */
import { departmentChanges } from "../../core/department/state";
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { Known } from "../../core/unknown";
import type { Changes } from "../resource-operations";

export function diffDepartment(state: DepartmentState, inputs: Known<DepartmentInputs>): Changes {
    return { changed: departmentChanges(state, inputs), stateOnly: false };
}
