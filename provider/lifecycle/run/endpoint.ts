/** The SignStation that is configured, and that it is the one which holds a resource. */
import { LeegalityError } from "../errors/leegality-error";
import type { Ports } from "../ports";

/**
 * The configured base URL. `held`: that of the SignStation in the resource's state. Throws ERR_LEEGALITY_CONFIGURATION, and
 * ERR_LEEGALITY_OTHER_ENDPOINT where the two differ: another server knows nothing of the resource, and its "not found" would
 * say nothing.
 */
export function configuredEndpoint(
    ports: Pick<Ports, "settings">,
    what: "certificate" | "department",
    held: string | undefined,
): string {
    const result = ports.settings();
    if ("problems" in result) {
        throw new LeegalityError("ERR_LEEGALITY_CONFIGURATION", result.problems.join(" "));
    }
    const endpoint = result.settings.baseUrl;
    if (held !== undefined && held !== endpoint) {
        throw new LeegalityError(
            "ERR_LEEGALITY_OTHER_ENDPOINT",
            `This ${what} is on ${held}, but the configuration names ${endpoint}. ` +
                "Set leegality:baseUrl (or leegality:environment) back, or use another stack for the other server. " +
                "If the same SignStation has only got a new address, change endpoint with: pulumi state edit",
        );
    }
    return endpoint;
}
