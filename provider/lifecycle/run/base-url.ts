/** The base URL of the configured SignStation, and whether that one holds a resource. */
import { LeegalityError } from "../errors/leegality-error";
import type { Ports } from "../ports";

/** Throws ERR_LEEGALITY_CONFIGURATION. */
export function configuredBaseUrl(ports: Pick<Ports, "settings">): string {
    const result = ports.settings();
    if ("problems" in result) {
        throw new LeegalityError("ERR_LEEGALITY_CONFIGURATION", result.problems.join(" "));
    }
    return result.settings.baseUrl;
}

/**
 * The configured base URL. `held`: the one in the resource's state. Throws ERR_LEEGALITY_CONFIGURATION, and
 * ERR_LEEGALITY_OTHER_ENDPOINT if the two differ: another server does not know the resource, so its "not found" would say nothing.
 */
export function baseUrlOf(
    ports: Pick<Ports, "settings" | "advise">,
    what: "certificate" | "department",
    held: string | undefined,
): string {
    const baseUrl = configuredBaseUrl(ports);
    if (held !== undefined && held !== baseUrl) {
        throw new LeegalityError(
            "ERR_LEEGALITY_OTHER_ENDPOINT",
            `This ${what} is on ${held}, but the configuration names ${baseUrl}. ${ports.advise("other-endpoint")}`,
        );
    }
    return baseUrl;
}
