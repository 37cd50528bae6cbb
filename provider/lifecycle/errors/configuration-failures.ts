/** What is wrong with the configuration, as `check` reports it. */
import type { CheckFailure } from "../../core/failure";
import type { Ports } from "../ports";

/** One for each problem. */
export function configurationFailures(ports: Pick<Ports, "settings">): CheckFailure[] {
    const result = ports.settings();
    return "problems" in result
        ? result.problems.map((problem) => ({ property: "", reason: `${problem} [ERR_LEEGALITY_CONFIGURATION]` }))
        : [];
}
