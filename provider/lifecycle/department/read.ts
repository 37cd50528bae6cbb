/** `read` of a department: what SignStation holds now, for refresh and for `Department.get`. */
import type { DepartmentInputs, DepartmentState } from "../../core/department";
import { stateOfDepartment } from "../../core/department-state";
import { connectDepartments } from "./connect";
import { look } from "./look";
import type { DepartmentPorts } from "./ports";

export interface ReadDepartment {
    readonly state: DepartmentState;
    /** What the program would have asked for to get this; only where it differs from the state before. */
    readonly inputs?: Partial<DepartmentInputs>;
}

/**
 * Undefined when the API itself says that the department does not exist. On a server that cannot read departments the state
 * stays as it is; without one there is nothing to give, which is an error as everything else is.
 */
export async function readDepartment(
    ports: DepartmentPorts,
    id: string,
    before: DepartmentState,
): Promise<ReadDepartment | undefined> {
    const connection = connectDepartments(ports, before);
    const seen = await look(ports, connection, id);
    if (seen.kind === "gone") {
        return undefined;
    }
    if (seen.kind === "unseen") {
        if (before.endpoint === undefined) {
            throw seen.error;
        }
        return { state: before };
    }
    const state = stateOfDepartment(before, seen.record, connection.endpoint);
    const { endpoint: _endpoint, createdAt: _createdAt, ...inputs } = state;
    return hasChanged(before, state) ? { state, inputs } : { state };
}

function hasChanged(before: DepartmentState, { name, enabled }: DepartmentState): boolean {
    return name !== before.name || enabled !== before.enabled;
}
