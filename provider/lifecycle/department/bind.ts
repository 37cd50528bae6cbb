/** Binds the client to a department resource, if the configured server is the one in the resource's state. */
import type { DepartmentState } from "../../core/department/types";
import type { Departments } from "../../signstation";
import type { CallContext } from "../call-context";
import type { DepartmentPorts } from "../ports";
import { baseUrlOf } from "../run/base-url";

export interface BoundDepartments {
    readonly departments: Departments;
    readonly baseUrl: string;
}

/** Throws ERR_LEEGALITY_CONFIGURATION, and ERR_LEEGALITY_OTHER_ENDPOINT if the state names another server. */
export function bindDepartments(
    ports: Pick<DepartmentPorts, "settings" | "advise" | "departments">,
    call: Pick<CallContext, "name">,
    state?: DepartmentState,
): BoundDepartments {
    const baseUrl = baseUrlOf(ports, "department", state?.endpoint);
    return { baseUrl, departments: ports.departments({ resource: call.name, secrets: [] }) };
}
