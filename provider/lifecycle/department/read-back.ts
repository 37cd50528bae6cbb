/** Reads a department back after every write, where the server can, and compares it with what was asked for. */
import type { DepartmentInputs, DepartmentRecord, DepartmentState } from "../../core/department/types";
import { departmentContradictions, stateOfDepartment } from "../../core/department/state";
import { printable, SignStationError } from "../../signstation";
import { UnfinishedError } from "../errors/leegality-error";
import type { DepartmentConnection } from "./connect";
import { look, type Seen } from "./look";
import type { DepartmentPorts } from "./ports";
import { readUntil, type Waiting } from "../run/read-until";

/**
 * The state after the write. A read that does not show the department, or shows it as it was before, is repeated for up to
 * 10 s. `told` is the answer to it, which suffices where reading fails: a call that is not documented
 * must not make a write fail that was acknowledged. Throws {@link UnfinishedError}, which keeps the id, where
 * SignStation holds something else or says that there is no such department.
 */
export async function readBackDepartment(
    ports: Pick<DepartmentPorts, "notify" | "notifyOnce"> & Waiting,
    connection: DepartmentConnection,
    inputs: DepartmentInputs,
    told: DepartmentRecord,
    written: "created" | "adopted" | "updated",
): Promise<DepartmentState> {
    const { id } = told;
    const read = await readOrTell();
    const record = { ...told, ...read, id };
    const state = stateOfDepartment(inputs, record, connection.endpoint);
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

    async function readOrTell(): Promise<DepartmentRecord | undefined> {
        try {
            const seen = await readUntil(ports, () => look(ports, connection, id), isShown);
            if (seen.kind !== "gone") {
                return seen.kind === "there" ? seen.record : undefined;
            }
        } catch (error) {
            if (!(error instanceof SignStationError)) {
                throw error;
            }
            ports.notify(`Department ${id} was ${written}, and not read back. ${error.message}`);
            return undefined;
        }
        throw new UnfinishedError(
            "ERR_LEEGALITY_READ_BACK",
            `Department ${id} was ${written}, but it could not be read back: SignStation says that it does not exist. ` +
                "Its id is kept: run pulumi up again, which writes it once more.",
            id,
            stateOfDepartment(inputs, told, connection.endpoint),
        );
    }
}
