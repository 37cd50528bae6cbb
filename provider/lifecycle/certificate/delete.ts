/** `delete`: a certificate that does not exist any more counts as deleted; one that another resource has adopted stays. */
import type { CertificateState } from "../../core/certificate/types";
import type { Certificates } from "../../signstation";
import type { CallContext } from "../call-context";
import { LeegalityError } from "../errors/leegality-error";
import { withPasskeyIfThere } from "../file/resolve-passkey";
import type { CertificatePorts } from "../ports";
import { readUntil, type Waiting } from "../run/read-until";
import { bindCertificates } from "./bind";

/** Throws `LeegalityError` and `SignStationError`. */
export async function deleteCertificate(
    ports: Pick<CertificatePorts, "settings" | "advise" | "certificates" | "certificateIds" | "readPasskey"> & Waiting,
    call: CallContext,
    id: string,
    state: CertificateState,
): Promise<void> {
    const { certificates } = bindCertificates(ports, call, await withPasskeyIfThere(ports, state));
    // A resource that was renamed with adoptId, or replaced with onConflict: the new one comes first, then the old one goes.
    if (ports.certificateIds.isOwnedByOther(id, call.urn)) {
        call.log("info", `Certificate ${id} stays in SignStation: another resource of this stack has adopted it.`);
        return;
    }
    // A login page comes with 200 too: then only a "not found" of the API itself counts.
    if ((await certificates.delete(id)) === "unconfirmed" && (await isThere(ports, certificates, id))) {
        throw new LeegalityError(
            "ERR_LEEGALITY_NOT_AS_ASKED",
            `The deletion of certificate ${id} was answered with a success that is not SignStation's API, and SignStation still has ` +
                `the certificate. ${ports.advise("unconfirmed-deletion")}`,
        );
    }
    ports.certificateIds.markDeleted(id);
}

/** Whether it is still there after the time in which a replica may show it although it is deleted. */
async function isThere(waiting: Waiting, certificates: Pick<Certificates, "get">, id: string): Promise<boolean> {
    const found = await readUntil(
        waiting,
        () => certificates.get(id),
        (record) => record === undefined,
    );
    return found !== undefined;
}
