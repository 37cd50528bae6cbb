/** The way from a resource to its SignStation: configured, and the same one as ever. */
import type { CertificateState } from "../core/certificate";
import type { Certificates } from "../signstation";
import { LeegalityError } from "./leegality-error";
import { patient } from "./patient";
import type { Ports } from "./ports";

export interface Connection {
    readonly certificates: Certificates;
    readonly endpoint: string;
}

/**
 * Throws ERR_LEEGALITY_CONFIGURATION. With a state, also ERR_LEEGALITY_OTHER_ENDPOINT where it belongs to another server:
 * that one knows nothing of the certificate, and its "not found" would say nothing.
 */
export function connect(ports: Ports, state?: CertificateState): Connection {
    const result = ports.settings();
    if ("problems" in result) {
        throw new LeegalityError("ERR_LEEGALITY_CONFIGURATION", result.problems.join(" "));
    }
    const endpoint = result.settings.baseUrl;
    if (state?.endpoint !== undefined && state.endpoint !== endpoint) {
        throw new LeegalityError(
            "ERR_LEEGALITY_OTHER_ENDPOINT",
            `This certificate is on ${state.endpoint}, but the configuration names ${endpoint}. ` +
                "Set leegality:baseUrl (or leegality:environment) back, or use another stack for the other server. " +
                "If the same SignStation has only got a new address, change endpoint with: pulumi state edit",
        );
    }
    return { certificates: patient(ports.certificates()), endpoint };
}
