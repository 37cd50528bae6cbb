/** Adopts a department that is on the server already. */
import type { DepartmentInputs } from "../../../core/department/types";
import type { DepartmentRecord } from "../../../model/department-record";
import { printable, SignStationError } from "../../../signstation";
import type { CallContext } from "../../call-context";
import type { LeegalityError } from "../../errors/leegality-error";
import { orImport } from "../../errors/or-import";
import type { DepartmentPorts } from "../../ports";
import { cannotAdopt, claimWhile } from "../../run/one-owner";
import type { BoundDepartments } from "../bind";
import { look } from "./look";

/**
 * Makes department `id` as asked and returns what the server reports of it. Can be repeated. Throws ERR_LEEGALITY_CANNOT_ADOPT,
 * with nothing changed, if it does not exist, has another name, or is owned by another resource; and `SignStationError`. A server
 * that cannot read departments does not report the name: then the id alone decides.
 */
export async function adoptDepartment(
    ports: Pick<DepartmentPorts, "departmentIds" | "shown">,
    call: CallContext,
    bound: BoundDepartments,
    id: string,
    inputs: DepartmentInputs,
): Promise<DepartmentRecord> {
    const owned = { what: "Department", id, ids: ports.departmentIds } as const;
    return claimWhile(owned, call.urn, () => makeAsAsked(ports, call, bound, id, inputs));
}

async function makeAsAsked(
    ports: Pick<DepartmentPorts, "shown">,
    call: CallContext,
    bound: BoundDepartments,
    id: string,
    inputs: DepartmentInputs,
): Promise<DepartmentRecord> {
    const seen = await look(ports, call, bound, id);
    if (seen.kind === "gone") {
        throw notThere(id);
    }
    const found = seen.kind === "there" ? seen.record.name : undefined;
    if (found !== undefined && found !== inputs.name) {
        throw cannotAdopt(
            { what: "Department", id },
            `its name is ${printable(JSON.stringify(found), [])}, not ${JSON.stringify(inputs.name)}`,
            `Set name to what it is called now, or correct adoptId. It can be renamed once it is adopted.${orImport(call, id)}`,
        );
    }
    try {
        return await bound.departments.update(id, inputs);
    } catch (error) {
        throw error instanceof SignStationError && error.code === "ERR_SIGNSTATION_NOT_FOUND" ? notThere(id) : error;
    }
}

function notThere(id: string): LeegalityError {
    return cannotAdopt(
        { what: "Department", id },
        "SignStation says that it does not exist",
        "Correct adoptId, or take it away to create a new one.",
    );
}
