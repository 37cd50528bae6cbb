/** Reads a department by a call that the vendor does not document, so a server may not have it. */
import type { DepartmentRecord } from "../../core/department/types";
import { isMissingCall, type SignStationError } from "../../signstation";
import type { DepartmentConnection } from "./connect";
import type { DepartmentPorts } from "./ports";

export type Seen =
    | { readonly kind: "there"; readonly record: DepartmentRecord }
    /** By the API's own word. */
    | { readonly kind: "gone" }
    /** The server does not seem to have the call, and said so with this error: nothing is known. */
    | { readonly kind: "unseen"; readonly error: SignStationError };

/** Tells the person once in a run that departments cannot be read. Throws `SignStationError` for everything else. */
export async function look(
    ports: Pick<DepartmentPorts, "notifyOnce">,
    { departments }: DepartmentConnection,
    id: string,
): Promise<Seen> {
    try {
        const record = await departments.get(id);
        return record === undefined ? { kind: "gone" } : { kind: "there", record };
    } catch (error) {
        if (!isMissingCall(error)) {
            throw error;
        }
        ports.notifyOnce(
            "This SignStation does not seem to have the call that reads a department (GET /api/v1/departments/{id}, which is not " +
                `documented): it answered ${String(error.status)}. What was changed in a department outside of Pulumi does not show.`,
        );
        return { kind: "unseen", error };
    }
}
