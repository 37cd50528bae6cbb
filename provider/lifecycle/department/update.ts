/** `update` of a department: one PUT of all properties, then read back where the server can. The id stays. */
import { defined } from "../../core/defined";
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { DepartmentRecord } from "../../model/department-record";
import { SignStationError } from "../../signstation";
import type { CallContext } from "../call-context";
import { unknownUpdate } from "../errors/unknown-update";
import type { DepartmentPorts } from "../ports";
import { bindDepartments } from "./bind";
import { readBackDepartment } from "./read-back";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once the write may have been processed. */
export async function updateDepartment(
    ports: DepartmentPorts,
    call: CallContext,
    id: string,
    before: DepartmentState,
    inputs: DepartmentInputs,
): Promise<DepartmentState> {
    const bound = bindDepartments(ports, call, before);
    let reported: DepartmentRecord;
    try {
        reported = await bound.departments.update(id, inputs);
    } catch (error) {
        const { name: _name, enabled: _enabled, ...rest } = before;
        throw error instanceof SignStationError && error.processed === "unknown"
            ? unknownUpdate("department", id, rest, error)
            : error;
    }
    const known = defined<DepartmentRecord>({ createdAt: before.createdAt, ...reported });
    return readBackDepartment(ports, call, bound, inputs, known, "updated");
}
