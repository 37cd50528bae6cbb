/** Lists what SignStation holds, for imports. */
import { bindCertificates } from "../certificate/bind";
import type { CallContext } from "../call-context";
import type { CertificatePorts } from "../ports";
import type { Listing } from "../run/list-reach";

/**
 * The longest list that the server gives, of one department if `departmentId` is set. Throws `LeegalityError` for the configuration,
 * and `SignStationError`.
 */
export async function listCertificates(
    ports: Pick<CertificatePorts, "settings" | "advise" | "certificates" | "listReach">,
    call: Pick<CallContext, "name">,
    departmentId?: string,
): Promise<Listing> {
    const { certificates } = bindCertificates(ports, call);
    return ports.listReach.longest({ listExpiring: (days) => certificates.listExpiring(days, departmentId) });
}
