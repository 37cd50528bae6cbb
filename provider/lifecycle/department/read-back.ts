/** Reads a department back after every write, where the server can, and compares it with what was asked for. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { DepartmentRecord } from "../../model/department-record";
import { departmentContradictions, stateOfDepartment } from "../../core/department/state";
import { printable, SignStationError } from "../../signstation";
import { UnfinishedError } from "../errors/leegality-error";
import type { CallContext } from "../call-context";
import type { DepartmentPorts } from "../ports";
import type { BoundDepartments } from "./bind";
import { look, type Seen } from "./adoption/look";
import { readUntil, type Waiting } from "../run/read-until";

/**
 * The state after the write. A read that does not show the department, or shows it as it was before, is repeated for up to
 * 10 s. `reported`: the response to the write, which suffices if reading fails, since a request that is not
 * documented must not make an acknowledged write fail. Throws {@link UnfinishedError}, which keeps the id, if SignStation holds
 * something else or reports that the department does not exist.
 */
export async function readBackDepartment(
    ports: Pick<DepartmentPorts, "shown"> & Waiting,
    call: CallContext,
    bound: BoundDepartments,
    inputs: DepartmentInputs,
    reported: DepartmentRecord,
    written: "created" | "adopted" | "updated",
): Promise<DepartmentState> {
    const { id } = reported;
    const read = await readOrLog();
    const record = { ...reported, ...read, id };
    const state = stateOfDepartment(inputs, record, bound.baseUrl);
    const wrong = departmentContradictions(inputs, record);
    if (wrong.length > 0) {
        throw new UnfinishedError(
            "ERR_LEEGALITY_NOT_AS_ASKED",
            `Department ${id} was ${written}, but SignStation now says that ${wrong.map((text) => printable(text, [])).join(", and that ")}. ` +
                "Run pulumi up again to write it once more; if it stays, look at the department in SignStation's dashboard.",
            id,
            state,
        );
    }
    return state;

    /** What was created has nothing before it that a replica could still show. */
    function isShown(seen: Seen): boolean {
        return seen.kind === "there"
            ? written === "created" || departmentContradictions(inputs, seen.record).length === 0
            : seen.kind === "unseen";
    }

    async function readOrLog(): Promise<DepartmentRecord | undefined> {
        try {
            const seen = await readUntil(ports, () => look(ports, call, bound, id), isShown);
            if (seen.kind !== "gone") {
                return seen.kind === "there" ? seen.record : undefined;
            }
        } catch (error) {
            if (!(error instanceof SignStationError)) {
                throw error;
            }
            call.log("warning", `Department ${id} was ${written}, and not read back. ${error.message}`);
            return undefined;
        }
        throw new UnfinishedError(
            "ERR_LEEGALITY_READ_BACK",
            `Department ${id} was ${written}, but it could not be read back: SignStation says that it does not exist. ` +
                "Its id is kept: run pulumi up again, which writes it once more.",
            id,
            stateOfDepartment(inputs, reported, bound.baseUrl),
        );
    }
}
