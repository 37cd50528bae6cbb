/** `read` of a department: what SignStation holds now, for refresh and for `Department.get`. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import { departmentDiffers, stateOfDepartment } from "../../core/department/state";
import { assertGivenId } from "../errors/assert-given-id";
import { notFound } from "../errors/not-found";
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
 * stays as it is. Without a state there is nothing to give in either case, which is an error as everything else is.
 */
export async function readDepartment(
    ports: Pick<DepartmentPorts, "settings" | "departments" | "notifyOnce">,
    id: string,
    before: DepartmentState,
): Promise<ReadDepartment | undefined> {
    const connection = connectDepartments(ports, before);
    assertGivenId("Department.get", id);
    const seen = await look(ports, connection, id);
    if (seen.kind === "gone") {
        if (before.endpoint === undefined) {
            throw notFound("Department.get", id, connection.endpoint);
        }
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
    return departmentDiffers(before, state) ? { state, inputs } : { state };
}
