/** The way from a resource to its SignStation: configured, and the same one as ever. */
import type { CertificateInputs, CertificateState } from "../../core/certificate/types";
import type { Certificates } from "../../signstation";
import { configuredEndpoint } from "../run/endpoint";
import type { Ports } from "./ports";

export interface Connection {
    readonly certificates: Certificates;
    readonly endpoint: string;
}

/**
 * `inputs`: what a create or an update asks for. Its calls name the resource, and keep its passkeys out of what they bring.
 * Throws ERR_LEEGALITY_CONFIGURATION. With a state, also ERR_LEEGALITY_OTHER_ENDPOINT where it belongs to another server:
 * that one knows nothing of the certificate, and its "not found" would say nothing.
 */
export function connect(
    ports: Pick<Ports, "settings" | "certificates">,
    state?: CertificateState,
    inputs?: CertificateInputs,
): Connection {
    const endpoint = configuredEndpoint(ports, "certificate", state?.endpoint);
    const certificates = ports.certificates({
        resource: inputs?.__resourceName ?? state?.__resourceName,
        secrets: [inputs?.passkey, state?.passkey].filter((passkey) => passkey !== undefined),
    });
    return { certificates, endpoint };
}
