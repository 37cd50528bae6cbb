/** `delete` of a department: SignStation only disables it, and one that another resource has adopted stays as it is. */
import type { DepartmentState } from "../../core/department/types";
import { printable } from "../../signstation";
import type { CallContext } from "../call-context";
import type { DepartmentPorts } from "../ports";
import { orImport } from "../errors/or-import";
import { bindDepartments } from "./bind";

/** Reports what has become of it; one that is not there needs nothing. Throws `LeegalityError` and `SignStationError`. */
export async function deleteDepartment(
    ports: Pick<DepartmentPorts, "settings" | "advise" | "departments" | "departmentIds">,
    call: CallContext,
    id: string,
    state: DepartmentState,
): Promise<void> {
    const { departments } = bindDepartments(ports, call, state);
    const called = state.name === undefined ? id : `${printable(JSON.stringify(state.name), [])} (${id})`;
    // A resource that was renamed, with adoptId: the new one comes first, then the old one goes.
    if (ports.departmentIds.isOwnedByOther(id, call.urn)) {
        call.log("info", `Department ${called} stays as it is: another resource of this stack has adopted it.`);
        return;
    }
    const there = await departments.disable(id);
    ports.departmentIds.markDeleted(id);
    if (there) {
        call.log(
            "info",
            `Department ${called} was disabled, and is still in SignStation, which does not delete departments. ` +
                `To manage it again, set adoptId to its id.${orImport(call, id)}`,
        );
    }
}
