/** What is wrong with a resource's arguments, as `check` tells it. */
import type { CheckFailure } from "../../core/failure";

/** The same failures, their code behind each. */
export function argumentFailures(failures: readonly CheckFailure[]): CheckFailure[] {
    return failures.map(({ property, reason }) => ({ property, reason: `${reason} [ERR_LEEGALITY_INVALID_ARGUMENT]` }));
}
