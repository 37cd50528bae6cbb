/** `preview` of a department: the outputs that are known before anything is sent. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import { unknown, type Known } from "../../core/unknown";
import type { CallContext } from "../call-context";
import type { DepartmentPorts } from "../ports";
import { configuredEndpoint } from "../run/endpoint";

/** Throws ERR_LEEGALITY_CONFIGURATION and ERR_LEEGALITY_OTHER_ENDPOINT. */
export function previewDepartment(
    ports: Pick<DepartmentPorts, "settings">,
    _call: CallContext,
    { name, enabled }: Known<DepartmentInputs>,
    state?: DepartmentState,
): Known<DepartmentState> {
    const endpoint = configuredEndpoint(ports, "department", state?.endpoint);
    return state === undefined
        ? { name, enabled, createdAt: unknown, endpoint }
        : { ...state, name, enabled, endpoint };
}
