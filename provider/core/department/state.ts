/** Compares a department's inputs and state with what SignStation reports of it. */
import { defined } from "../defined";
import type { DepartmentInputs, DepartmentState } from "./types";
import type { DepartmentRecord } from "../../model/department-record";
import { normaliseServerTime } from "../server-time";
import { isUnknown, type Known } from "../unknown";

/** The properties that an update has to send. An input that a preview cannot know yet counts as changed. */
export function departmentChanges(
    state: DepartmentState,
    inputs: Known<Pick<DepartmentState, "name" | "enabled">>,
): ("name" | "enabled")[] {
    return (["name", "enabled"] as const).filter((name) => isUnknown(inputs[name]) || state[name] !== inputs[name]);
}

/** One clause for each thing that is not as asked; empty if all is well, or if SignStation does not report it. */
export function departmentContradictions(inputs: DepartmentInputs, record: DepartmentRecord): string[] {
    const found: string[] = [];
    if (record.name !== undefined && record.name !== inputs.name) {
        found.push(`its name is ${JSON.stringify(record.name)}, not ${JSON.stringify(inputs.name)}`);
    }
    if (record.enabled !== undefined && record.enabled !== inputs.enabled) {
        found.push(`it is ${record.enabled ? "enabled" : "disabled"}`);
    }
    return found;
}

/**
 * The outputs after a write or a read. A property that SignStation does not report comes from `known`: the inputs after a write,
 * the state before a read. No key is undefined.
 */
export function stateOfDepartment(
    known: Omit<DepartmentState, "endpoint">,
    record: DepartmentRecord,
    endpoint: string,
): DepartmentState {
    return defined({
        name: record.name ?? known.name,
        enabled: record.enabled ?? known.enabled,
        createdAt: normaliseServerTime(record.createdAt) ?? known.createdAt,
        endpoint,
    });
}
