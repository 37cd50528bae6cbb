/** `delete` of a department: SignStation only disables it, and one that another resource has taken over stays as it is. */
import type { DepartmentState } from "../../core/department/types";
import { printable } from "../../signstation";
import { connectDepartments } from "./connect";
import type { DepartmentPorts } from "./ports";

/** Tells the person what has become of it; one that is not there needs nothing. Throws `LeegalityError` and `SignStationError`. */
export async function deleteDepartment(
    ports: Pick<DepartmentPorts, "settings" | "departments" | "departmentIds" | "notify">,
    id: string,
    state: DepartmentState,
): Promise<void> {
    const { departments } = connectDepartments(ports, state);
    const called = state.name === undefined ? id : `${printable(JSON.stringify(state.name), [])} (${id})`;
    // A resource that was renamed, with adoptId: the new one comes first, then the old one goes.
    if (ports.departmentIds.isAnothers(id, state.__resourceName)) {
        ports.notify(`Department ${called} stays as it is: another resource of this stack has taken it over.`);
        return;
    }
    const there = await departments.disable(id);
    ports.departmentIds.noteDeleted(id);
    if (there) {
        ports.notify(
            `Department ${called} was disabled, and is still in SignStation, which does not delete departments. ` +
                "To manage it again, set adoptId to its id.",
        );
    }
}
