/** The functions of the package. */
import type { Properties } from "../../engine-wire";
import type { Invocation } from "../session/port";
import type { AdapterPorts } from "./adapter-ports";

export function functions({ lifecycle: { lookups }, during }: AdapterPorts): ReadonlyMap<string, Invocation> {
    const named: readonly [string, (args: Properties) => Promise<object>][] = [
        ["getCertificate", (args) => lookups.getCertificate(args)],
        ["getCertificateSummary", (args) => lookups.getCertificateSummary(args)],
        ["getExpiringCertificates", async (args) => ({ certificates: await lookups.getExpiringCertificates(args) })],
    ];
    return new Map(
        named.map(([name, look]) => [
            `leegality:index:${name}`,
            async (call, args) => ({ ...(await during(call, () => look(args))) }),
        ]),
    );
}
