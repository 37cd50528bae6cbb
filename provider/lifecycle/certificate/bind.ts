/** Binds the client to a certificate resource, if the configured server is the one in the resource's state. */
import type { CertificateInputs, CertificateState } from "../../core/certificate/types";
import type { Certificates } from "../../signstation";
import type { CallContext } from "../call-context";
import type { CertificatePorts } from "../ports";
import { baseUrlOf } from "../run/base-url";

export interface BoundCertificates {
    readonly certificates: Certificates;
    readonly baseUrl: string;
}

/**
 * Errors of the client's requests name the resource and hold none of the passkeys of `state` and `inputs`. Throws
 * ERR_LEEGALITY_CONFIGURATION. With a state, also ERR_LEEGALITY_OTHER_ENDPOINT if it belongs to another server: that one knows
 * nothing of the certificate, and its "not found" would say nothing.
 */
export function bindCertificates(
    ports: Pick<CertificatePorts, "settings" | "advise" | "certificates">,
    call: Pick<CallContext, "name">,
    state?: CertificateState,
    inputs?: CertificateInputs,
): BoundCertificates {
    const baseUrl = baseUrlOf(ports, "certificate", state?.endpoint);
    const certificates = ports.certificates({
        resource: call.name,
        secrets: [inputs?.passkey, state?.passkey].filter((passkey) => passkey !== undefined),
    });
    return { certificates, baseUrl };
}
