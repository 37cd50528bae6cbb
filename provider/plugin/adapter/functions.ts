/** The functions of the package. */
import type { Properties } from "../../engine-wire";
import { getCertificate } from "../../lifecycle/lookup/get-certificate";
import { getCertificateSummary } from "../../lifecycle/lookup/get-certificate-summary";
import { getExpiringCertificates } from "../../lifecycle/lookup/get-expiring-certificates";
import type { LookupPorts } from "../../lifecycle/lookup/lookup-ports";
import type { Invocation } from "../port";

export function functions(ports: LookupPorts): ReadonlyMap<string, Invocation> {
    return new Map<string, Invocation>([
        [
            "leegality:index:getCertificate",
            async (args) => (await getCertificate(ports, args)) as unknown as Properties,
        ],
        [
            "leegality:index:getExpiringCertificates",
            async (args) => ({ certificates: await getExpiringCertificates(ports, args) }),
        ],
        [
            "leegality:index:getCertificateSummary",
            async (args) => (await getCertificateSummary(ports, args)) as unknown as Properties,
        ],
    ]);
}
