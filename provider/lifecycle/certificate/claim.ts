/** Registers the resource of the state that owns a certificate. */
import type { CertificateState } from "../../core/certificate/types";
import type { CallContext } from "../call-context";
import type { CertificatePorts } from "../ports";
import { baseUrlOf } from "../run/base-url";
import { registerOwner } from "../run/one-owner";

/** Throws `LeegalityError` for the configuration, for another endpoint, and for an id that a new resource has claimed. */
export function claimCertificate(
    ports: Pick<CertificatePorts, "settings" | "advise" | "certificateIds">,
    call: Pick<CallContext, "urn">,
    id: string,
    state: CertificateState,
): void {
    baseUrlOf(ports, "certificate", state.endpoint);
    registerOwner({ what: "Certificate", id, ids: ports.certificateIds }, call.urn);
}
