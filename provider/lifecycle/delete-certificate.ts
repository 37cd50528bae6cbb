/** `delete`: a certificate that is not there any more is deleted. */
import type { CertificateState } from "../core/certificate";
import { connect } from "./connect";
import type { Ports } from "./ports";

/** Throws `LeegalityError` and `SignStationError`. */
export async function deleteCertificate(ports: Ports, id: string, state: CertificateState): Promise<void> {
    await connect(ports, state).certificates.remove(id);
}
