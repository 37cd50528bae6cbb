/** `update` of a department: one PUT of all properties, then read back where the server can. The id stays. */
import { defined } from "../../core/defined";
import type { DepartmentInputs, DepartmentRecord, DepartmentState } from "../../core/department/types";
import { SignStationError } from "../../signstation";
import { unknownUpdate } from "../errors/unknown-update";
import { connectDepartments } from "./connect";
import type { DepartmentPorts } from "./ports";
import { readBackDepartment } from "./read-back";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once the write may have been made. */
export async function updateDepartment(
    ports: DepartmentPorts,
    id: string,
    before: DepartmentState,
    inputs: DepartmentInputs,
): Promise<DepartmentState> {
    const connection = connectDepartments(ports, before, inputs);
    let told: DepartmentRecord;
    try {
        told = await connection.departments.update(id, inputs);
    } catch (error) {
        const { name: _name, enabled: _enabled, ...rest } = before;
        throw error instanceof SignStationError && error.processed === "unknown"
            ? unknownUpdate("department", id, rest, error)
            : error;
    }
    const known = defined<DepartmentRecord>({ createdAt: before.createdAt, ...told });
    return readBackDepartment(ports, connection, inputs, known, "updated");
}
