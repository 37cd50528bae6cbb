/** `create` of a department: a new one, or one that is adopted; then read back where the server can. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { DepartmentRecord } from "../../model/department-record";
import { SignStationError } from "../../signstation";
import type { CallContext } from "../call-context";
import { LeegalityError } from "../errors/leegality-error";
import { orImport } from "../errors/or-import";
import { adoptDepartment } from "./adoption/adopt";
import { bindDepartments, type BoundDepartments } from "./bind";
import { readBackDepartment } from "./read-back";
import type { DepartmentPorts } from "../ports";
import type { Created } from "../resource-operations";
import { registerNew } from "../run/one-owner";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once there is an id. */
export async function createDepartment(
    ports: DepartmentPorts,
    call: CallContext,
    inputs: DepartmentInputs,
): Promise<Created<DepartmentState>> {
    const bound = bindDepartments(ports, call);
    const adopts = inputs.adoptId !== undefined;
    const reported = adopts
        ? await adoptDepartment(ports, call, bound, inputs.adoptId, inputs)
        : await createNew(ports, call, bound, inputs);
    const state = await readBackDepartment(ports, call, bound, inputs, reported, adopts ? "adopted" : "created");
    return { id: reported.id, state };
}

async function createNew(
    { departmentIds }: Pick<DepartmentPorts, "departmentIds">,
    call: CallContext,
    { departments }: BoundDepartments,
    inputs: DepartmentInputs,
): Promise<DepartmentRecord> {
    try {
        const record = await departments.create(inputs);
        registerNew({ what: "Department", id: record.id, ids: departmentIds }, call);
        return record;
    } catch (error) {
        throw error instanceof SignStationError ? explained(error, inputs, orImport(call)) : error;
    }
}

/** There is no list of departments to look into, so a person has to. */
function explained(error: SignStationError, { name }: DepartmentInputs, orElse: string): Error {
    const called = `department ${JSON.stringify(name)}`;
    if (error.processed === "unknown") {
        // Without the client's own advice, which is to run it again.
        return new LeegalityError(
            "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            `The ${called} may or may not have been created: ${error.detail}. ` +
                "There is no list of departments to find it in. Look for it in SignStation's dashboard. " +
                `If it is there, set adoptId to its id; then, or if it is not there, run pulumi up again.${orElse}`,
            { cause: error },
        );
    }
    if (error.code === "ERR_SIGNSTATION_CONFLICT") {
        return new LeegalityError(
            "ERR_LEEGALITY_ALREADY_EXISTS",
            `SignStation has a ${called} already, so none was created. It says: ${error.detail}. ` +
                "If this resource is to manage that one, look up its id in the dashboard and set adoptId to it; a department that " +
                `was destroyed before is there too, disabled. If not, give this one another name.${orElse}`,
            { cause: error },
        );
    }
    return error;
}
