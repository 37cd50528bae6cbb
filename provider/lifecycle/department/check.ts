/** `check` of a department: everything that can be known to be wrong before anything is sent. */
import { validateDepartment, type ValidatedDepartment } from "../../core/department-validate";
import { configurationFailures } from "../configuration-failures";
import type { DepartmentPorts } from "./ports";

/** Sends nothing. Throws nothing that a user could cause. */
export function checkDepartment(ports: DepartmentPorts, raw: Readonly<Record<string, unknown>>): ValidatedDepartment {
    const { inputs, failures } = validateDepartment(raw);
    return { inputs, failures: [...failures, ...configurationFailures(ports)] };
}
