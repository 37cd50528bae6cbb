/** What a lookup needs from outside; the front-end's composition root puts it together. */
import type { CertificateSummary } from "../../signstation";
import type { Ports } from "../certificate/ports";

export interface LookupPorts extends Pick<Ports, "settings" | "certificates" | "listReach"> {
    /** SignStation's counts. Throws `SignStationError`. Called only when there are settings. */
    readonly summarise: (days: number, departmentId: string | undefined) => Promise<CertificateSummary>;
}
