/** The way from a department to its SignStation: configured, and the same one as ever. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { Departments } from "../../signstation";
import { configuredEndpoint } from "../run/endpoint";
import type { DepartmentPorts } from "./ports";

export interface DepartmentConnection {
    readonly departments: Departments;
    readonly endpoint: string;
}

/** Throws ERR_LEEGALITY_CONFIGURATION, and ERR_LEEGALITY_OTHER_ENDPOINT where the state names another server. */
export function connectDepartments(
    ports: Pick<DepartmentPorts, "settings" | "departments">,
    state: DepartmentState | undefined,
    inputs?: DepartmentInputs,
): DepartmentConnection {
    const endpoint = configuredEndpoint(ports, "department", state?.endpoint);
    const departments = ports.departments({ resource: inputs?.__resourceName ?? state?.__resourceName, secrets: [] });
    return { endpoint, departments };
}
