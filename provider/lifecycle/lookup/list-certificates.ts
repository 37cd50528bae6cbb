/** Lists what SignStation holds, for imports. */
import type { CertificateRecord } from "../../model/certificate-record";
import { bindCertificates } from "../certificate/bind";
import type { CallContext } from "../call-context";
import type { CertificatePorts } from "../ports";

/** The longest list that the server gives. Throws `LeegalityError` for the configuration, and `SignStationError`. */
export async function listCertificates(
    ports: Pick<CertificatePorts, "settings" | "advise" | "certificates" | "listReach">,
    call: CallContext,
): Promise<readonly CertificateRecord[]> {
    const { records } = await ports.listReach.longest(bindCertificates(ports, call).certificates);
    return records;
}
