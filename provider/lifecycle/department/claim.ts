/** Registers the resource of the state that owns a department. */
import type { DepartmentState } from "../../core/department/types";
import type { CallContext } from "../call-context";
import type { DepartmentPorts } from "../ports";
import { baseUrlOf } from "../run/base-url";
import { registerOwner } from "../run/one-owner";

/** Throws `LeegalityError` for the configuration, for another endpoint, and for an id that a new resource has claimed. */
export function claimDepartment(
    ports: Pick<DepartmentPorts, "settings" | "advise" | "departmentIds">,
    call: Pick<CallContext, "urn">,
    id: string,
    state: DepartmentState,
): void {
    baseUrlOf(ports, "department", state.endpoint);
    registerOwner({ what: "Department", id, ids: ports.departmentIds }, call.urn);
}
