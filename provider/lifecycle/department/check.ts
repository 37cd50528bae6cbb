/** `check` of a department: everything that can be known to be wrong before anything is sent. */
import { validateDepartment, type ValidatedDepartment } from "../../core/department/validate";
import { argumentFailures } from "../errors/argument-failures";
import { configurationFailures } from "../errors/configuration-failures";
import type { DepartmentPorts } from "./ports";

/** Sends nothing. Throws nothing that a user could cause. */
export function checkDepartment(
    ports: Pick<DepartmentPorts, "settings">,
    raw: Readonly<Record<string, unknown>>,
): ValidatedDepartment {
    const { inputs, failures } = validateDepartment(raw);
    return { inputs, failures: [...argumentFailures(failures), ...configurationFailures(ports)] };
}
