/** `preview` of a department: the outputs that are known before anything is sent. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import { unknown, type Known } from "../../core/unknown";
import type { CallContext } from "../call-context";
import type { DepartmentPorts } from "../ports";
import { baseUrlOf } from "../run/base-url";

/** Throws ERR_LEEGALITY_CONFIGURATION and ERR_LEEGALITY_OTHER_ENDPOINT. */
export function previewDepartment(
    ports: Pick<DepartmentPorts, "settings" | "advise">,
    _call: CallContext,
    { name, enabled }: Known<DepartmentInputs>,
    state?: DepartmentState,
): Known<DepartmentState> {
    const endpoint = baseUrlOf(ports, "department", state?.endpoint);
    return state === undefined
        ? { name, enabled, createdAt: unknown, endpoint }
        : { ...state, name, enabled, endpoint };
}
