/** `delete`: a certificate that is not there any more is deleted; one that another resource has taken over stays. */
import type { CertificateState } from "../../core/certificate/types";
import { connect } from "./connect";
import type { Ports } from "./ports";

/** Throws `LeegalityError` and `SignStationError`. */
export async function deleteCertificate(
    ports: Pick<Ports, "settings" | "certificates" | "certificateIds" | "notify">,
    id: string,
    state: CertificateState,
): Promise<void> {
    const { certificates } = connect(ports, state);
    // A resource that was renamed with adoptId, or replaced with onConflict: the new one comes first, then the old one goes.
    if (ports.certificateIds.isAnothers(id, state.__resourceName)) {
        ports.notify(`Certificate ${id} stays in SignStation: another resource of this stack has taken it over.`);
        return;
    }
    await certificates.remove(id);
    ports.certificateIds.noteDeleted(id);
}
