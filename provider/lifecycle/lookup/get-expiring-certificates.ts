/** Looks up the certificates that end within some days. */
import { foundCertificate, type FoundCertificate } from "../../core/lookup/found-certificate";
import { readReportScope } from "../../core/lookup/args";
import { bindCertificates } from "../certificate/bind";
import { ask } from "./ask";
import { invalidArgument } from "./invalid-argument";
import type { LookupPorts } from "../ports";

/** In SignStation's order. Throws `LeegalityError` for the question and the configuration; and `SignStationError`. */
export async function getExpiringCertificates(
    ports: LookupPorts,
    args: { readonly days?: unknown; readonly departmentId?: unknown },
): Promise<FoundCertificate[]> {
    const scope = readReportScope(args);
    if ("problems" in scope) {
        throw invalidArgument("getExpiringCertificates", scope.problems);
    }
    const { certificates, baseUrl } = bindCertificates(ports, { name: undefined });
    const records = await ask(certificates.listExpiring(scope.days, scope.departmentId));
    return records.map((record) => foundCertificate(record, baseUrl));
}
