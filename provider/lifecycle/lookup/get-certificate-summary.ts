/** Looks up how many certificates there are. */
import { readReportScope } from "../../core/lookup/args";
import type { CertificateSummary } from "../../signstation";
import { configuredBaseUrl } from "../run/base-url";
import { ask } from "./ask";
import { invalidArgument } from "./invalid-argument";
import type { LookupPorts } from "../ports";

/** Throws `LeegalityError` for the question and the configuration; and `SignStationError`. */
export async function getCertificateSummary(
    ports: LookupPorts,
    args: { readonly days?: unknown; readonly departmentId?: unknown },
): Promise<CertificateSummary> {
    const scope = readReportScope(args);
    if ("problems" in scope) {
        throw invalidArgument("getCertificateSummary", scope.problems);
    }
    configuredBaseUrl(ports);
    return ask(ports.summarise(scope.days, scope.departmentId));
}
