/** The error of a lookup with an invalid argument. */
import { LeegalityError } from "../errors/leegality-error";

/** `lookup` is the function's name in programs. */
export function invalidArgument(lookup: string, problems: readonly string[]): LeegalityError {
    return new LeegalityError("ERR_LEEGALITY_INVALID_ARGUMENT", `${lookup}: ${problems.join(" ")} Nothing was sent.`);
}
