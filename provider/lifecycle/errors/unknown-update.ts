/** The error of an update whose response was lost. */
import type { SignStationError } from "../../signstation";
import { UnfinishedError, type ResourceState } from "./leegality-error";

/**
 * SignStation may hold the old or the new properties now. `state` must hold neither, or going back to the old would look like no change.
 */
export function unknownUpdate(
    what: "certificate" | "department",
    id: string,
    state: ResourceState,
    lost: SignStationError,
): UnfinishedError {
    return new UnfinishedError(
        "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        `The update of ${what} ${id} may or may not have been processed. ${lost.message} ` +
            "Its id is kept: run pulumi up again, which makes it as the program says.",
        id,
        state,
        { cause: lost },
    );
}
