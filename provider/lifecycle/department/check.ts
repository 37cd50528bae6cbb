/** `check` of a department: finds everything that is wrong before anything is sent. */
import type { DepartmentInputs } from "../../core/department/types";
import { validateDepartment } from "../../core/department/validate";
import type { CallContext } from "../call-context";
import { argumentFailures } from "../errors/argument-failures";
import { configurationFailures } from "../errors/configuration-failures";
import type { DepartmentPorts } from "../ports";
import type { Arguments, Checked } from "../resource-operations";

/** Sends nothing. Throws nothing that a user could cause. */
export function checkDepartment(
    ports: Pick<DepartmentPorts, "settings">,
    _call: CallContext,
    args: Arguments,
): Checked<DepartmentInputs, object> {
    const { inputs, failures } = validateDepartment(args);
    return {
        inputs,
        facts: {},
        failures: [...argumentFailures(failures), ...configurationFailures(ports)],
        warnings: [],
    };
}
