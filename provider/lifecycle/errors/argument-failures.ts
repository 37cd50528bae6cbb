/** What is wrong with a resource's arguments, as `check` reports it. */
import { withCode } from "../../errors/with-code";
import type { CheckFailure } from "../../core/failure";
import type { LeegalityErrorCode } from "./leegality-error";

const CODE: LeegalityErrorCode = "ERR_LEEGALITY_INVALID_ARGUMENT";

/** The same failures, their code behind each. */
export function argumentFailures(failures: readonly CheckFailure[]): CheckFailure[] {
    return failures.map((failure) => ({ ...failure, reason: withCode(failure.reason, CODE) }));
}
