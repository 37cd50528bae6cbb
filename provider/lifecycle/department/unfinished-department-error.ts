/** A department that exists, and an operation on it that did not end well. */
import type { DepartmentState } from "../../core/department";
import { LeegalityError } from "../leegality-error";

/** As `UnfinishedError`: a front-end hands id and state to the engine, so that the next run goes on from there. */
export class UnfinishedDepartmentError extends LeegalityError {
    override readonly name = "UnfinishedDepartmentError";

    constructor(
        code: "ERR_LEEGALITY_READ_BACK" | "ERR_LEEGALITY_NOT_AS_ASKED" | "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        text: string,
        readonly id: string,
        readonly state: DepartmentState,
        options?: ErrorOptions,
    ) {
        super(code, text, options);
    }
}
