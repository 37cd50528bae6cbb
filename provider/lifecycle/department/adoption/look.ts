/** Reads a department by a request that the vendor does not document, so a server may not have it. */
import type { DepartmentRecord } from "../../../model/department-record";
import { isMissingCall, type SignStationError } from "../../../signstation";
import type { CallContext } from "../../call-context";
import type { DepartmentPorts } from "../../ports";
import type { BoundDepartments } from "../bind";

export type Seen =
    | { readonly kind: "there"; readonly record: DepartmentRecord }
    /** The API itself reports that it does not exist. */
    | { readonly kind: "gone" }
    /** The server does not seem to have the request, as this error shows: nothing is known. */
    | { readonly kind: "unseen"; readonly error: SignStationError };

/** Reports once in a run that departments cannot be read. Throws `SignStationError` for everything else. */
export async function look(
    ports: Pick<DepartmentPorts, "shown">,
    call: CallContext,
    { departments }: BoundDepartments,
    id: string,
): Promise<Seen> {
    try {
        const record = await departments.get(id);
        return record === undefined ? { kind: "gone" } : { kind: "there", record };
    } catch (error) {
        if (!isMissingCall(error)) {
            throw error;
        }
        const line =
            "This SignStation does not seem to have the call that reads a department (GET /api/v1/departments/{id}, which is not " +
            `documented): it answered ${String(error.status)}. What was changed in a department outside of Pulumi does not show.`;
        if (ports.shown.isFirst(line)) {
            call.log("warning", line);
        }
        return { kind: "unseen", error };
    }
}
