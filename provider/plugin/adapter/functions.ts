/** The functions of the package. */
import type { Properties } from "../../engine-wire";
import { getCertificate } from "../../lifecycle/lookup/get-certificate";
import { getCertificateSummary } from "../../lifecycle/lookup/get-certificate-summary";
import { getExpiringCertificates } from "../../lifecycle/lookup/get-expiring-certificates";
import type { Invocation } from "../port";
import type { AdapterPorts } from "./adapter-ports";

export function functions(ports: AdapterPorts): ReadonlyMap<string, Invocation> {
    const named: readonly [string, (args: Properties) => Promise<object>][] = [
        ["getCertificate", (args) => getCertificate(ports, args)],
        ["getCertificateSummary", (args) => getCertificateSummary(ports, args)],
        ["getExpiringCertificates", async (args) => ({ certificates: await getExpiringCertificates(ports, args) })],
    ];
    return new Map(
        named.map(([name, look]) => [
            `leegality:index:${name}`,
            async (call, args) => ({ ...(await ports.during(call, () => look(args))) }),
        ]),
    );
}
