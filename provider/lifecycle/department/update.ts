/** `update` of a department: one PUT of all properties, then read back where the server can. The id stays. */
import type { DepartmentInputs, DepartmentState } from "../../core/department";
import { defined } from "../../core/state";
import { SignStationError, type DepartmentRecord } from "../../signstation";
import { connectDepartments } from "./connect";
import type { DepartmentPorts } from "./ports";
import { readBackDepartment } from "./read-back";
import { UnfinishedDepartmentError } from "./unfinished-department-error";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedDepartmentError` once the write may have been made. */
export async function updateDepartment(
    ports: DepartmentPorts,
    id: string,
    before: DepartmentState,
    inputs: DepartmentInputs,
): Promise<DepartmentState> {
    const connection = connectDepartments(ports, before, inputs);
    let told: DepartmentRecord;
    try {
        told = await connection.departments.replace(id, inputs);
    } catch (error) {
        throw error instanceof SignStationError && error.taken === "unknown" ? unknownUpdate(id, before, error) : error;
    }
    const known = defined<DepartmentRecord>({ createdAt: before.createdAt, ...told });
    return readBackDepartment(ports, connection, inputs, known, "updated");
}

/** SignStation may hold either now. The state must claim neither, or going back to the old one would look like no change. */
function unknownUpdate(id: string, before: DepartmentState, lost: SignStationError): UnfinishedDepartmentError {
    const { name: _name, enabled: _enabled, ...rest } = before;
    return new UnfinishedDepartmentError(
        "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        `The update of department ${id} may or may not have been made. ${lost.message} ` +
            "Its id is kept: run pulumi up again, which makes it as the program says.",
        id,
        rest,
        { cause: lost },
    );
}
