/** What is wrong with the configuration, as `check` reports it. */
import { withCode } from "../../errors/with-code";
import type { CheckFailure } from "../../core/failure";
import type { Ports } from "../ports";
import type { LeegalityErrorCode } from "./leegality-error";

const CODE: LeegalityErrorCode = "ERR_LEEGALITY_CONFIGURATION";

/** One for each problem. */
export function configurationFailures(ports: Pick<Ports, "settings">): CheckFailure[] {
    const result = ports.settings();
    return "problems" in result
        ? result.problems.map((problem) => ({ property: "", reason: withCode(problem, CODE) }))
        : [];
}
