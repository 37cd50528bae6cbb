/** `read` of a department: what SignStation holds now, for a refresh, an import and `Department.get`. */
import { departmentChanges, stateOfDepartment } from "../../core/department/state";
import { defined } from "../../core/defined";
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { CallContext } from "../call-context";
import { assertGivenId } from "../errors/assert-given-id";
import type { DepartmentPorts } from "../ports";
import type { Found, KnownResource } from "../resource-operations";
import { bindDepartments } from "./bind";
import { look } from "./adoption/look";

/**
 * Undefined if the API itself says that the department does not exist. On a server that cannot read departments the state
 * stays as it is; without a state that is an error.
 */
export async function readDepartment(
    ports: Pick<DepartmentPorts, "settings" | "advise" | "departments" | "shown">,
    call: CallContext,
    id: string,
    known?: KnownResource<DepartmentInputs, DepartmentState>,
): Promise<Found<DepartmentInputs, object, DepartmentState> | undefined> {
    const { inputs: asked, state: before } = known ?? { inputs: {}, state: {} };
    const bound = bindDepartments(ports, call, before);
    assertGivenId("department", id);
    const seen = await look(ports, call, bound, id);
    if (seen.kind === "gone") {
        return undefined;
    }
    if (seen.kind === "unseen") {
        if (known === undefined) {
            throw seen.error;
        }
        return { state: before, inputs: asked, facts: {}, drifted: false };
    }
    const state = stateOfDepartment(before, seen.record, bound.baseUrl);
    const { name, enabled } = state;
    const inputs = defined<Partial<DepartmentInputs>>({ ...asked, name, enabled });
    return { state, inputs, facts: {}, drifted: departmentChanges(before, state).length > 0 };
}
