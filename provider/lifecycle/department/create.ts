/** `create` of a department: a new one, or one that is adopted; then read back where the server can. */
import type { DepartmentInputs, DepartmentRecord, DepartmentState } from "../../core/department/types";
import { SignStationError } from "../../signstation";
import { LeegalityError } from "../errors/leegality-error";
import { adoptDepartment } from "./adopt";
import { connectDepartments, type DepartmentConnection } from "./connect";
import type { DepartmentPorts } from "./ports";
import { readBackDepartment } from "./read-back";
import { claimNew } from "../run/one-owner";

export interface CreatedDepartment {
    readonly id: string;
    readonly state: DepartmentState;
}

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once there is an id. */
export async function createDepartment(ports: DepartmentPorts, inputs: DepartmentInputs): Promise<CreatedDepartment> {
    const connection = connectDepartments(ports, undefined, inputs);
    const adopts = inputs.adoptId !== undefined;
    const told = adopts
        ? await adoptDepartment(ports, connection, inputs.adoptId, inputs)
        : await createNew(ports, connection, inputs);
    const state = await readBackDepartment(ports, connection, inputs, told, adopts ? "adopted" : "created");
    return { id: told.id, state };
}

async function createNew(
    { departmentIds }: Pick<DepartmentPorts, "departmentIds">,
    { departments }: DepartmentConnection,
    inputs: DepartmentInputs,
): Promise<DepartmentRecord> {
    try {
        const record = await departments.create(inputs);
        claimNew({ what: "Department", id: record.id, ids: departmentIds }, inputs.__resourceName);
        return record;
    } catch (error) {
        throw error instanceof SignStationError ? explained(error, inputs) : error;
    }
}

/** There is no list of departments to look into, so a person has to. */
function explained(error: SignStationError, { name }: DepartmentInputs): Error {
    const called = `department ${JSON.stringify(name)}`;
    if (error.processed === "unknown") {
        // Without the client's own advice, which is to run it again.
        return new LeegalityError(
            "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            `The ${called} may or may not have been created: ${error.detail}. ` +
                "There is no list of departments to find it in. Look for it in SignStation's dashboard. " +
                "If it is there, set adoptId to its id; then, or if it is not there, run pulumi up again.",
            { cause: error },
        );
    }
    if (error.code === "ERR_SIGNSTATION_CONFLICT") {
        return new LeegalityError(
            "ERR_LEEGALITY_ALREADY_EXISTS",
            `SignStation has a ${called} already, so none was created. It says: ${error.detail}. ` +
                "If this resource is to manage that one, look up its id in the dashboard and set adoptId to it; a department that " +
                "was destroyed before is there too, disabled. If not, give this one another name.",
            { cause: error },
        );
    }
    return error;
}
