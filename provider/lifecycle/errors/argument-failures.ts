/** What is wrong with a resource's arguments, as `check` reports it. */
import type { CheckFailure } from "../../core/failure";

/** The same failures, their code behind each. */
export function argumentFailures(failures: readonly CheckFailure[]): CheckFailure[] {
    return failures.map((failure) => ({ ...failure, reason: `${failure.reason} [ERR_LEEGALITY_INVALID_ARGUMENT]` }));
}
