/** Finds two resources of a program whose certificates have, or may get, the same alias: it is unique in the organisation. */
import type { CertificateFacts } from "../../../model/certificate-facts";
import { hasFriendlyName, possibleAliases } from "../../../core/certificate/matching/possible-aliases";
import type { CallContext } from "../../call-context";
import { LeegalityError } from "../../errors/leegality-error";
import type { CertificatePorts } from "../../ports";

/**
 * Returns warnings if the alias depends on how SignStation makes one. Throws ERR_LEEGALITY_SAME_ALIAS if another resource of this
 * run certainly has it. Registers nothing if the resource has no name.
 */
export function claimAlias(
    { aliases }: Pick<CertificatePorts, "aliases">,
    facts: Partial<CertificateFacts>,
    fileName: string,
    { urn, name }: Pick<CallContext, "urn" | "name">,
): string[] {
    const [alias] = possibleAliases(facts, fileName);
    if (alias === undefined || urn === undefined || name === undefined) {
        return [];
    }
    const resource = { urn, name };
    const other = aliases.claim(alias, resource);
    if (other !== undefined) {
        throw new LeegalityError(
            "ERR_LEEGALITY_SAME_ALIAS",
            `The resources ${other} and ${name} both have a certificate named ${JSON.stringify(alias)}, and a name can ` +
                "be in SignStation only once. Export one of the files under another friendlyName, or take one resource away.",
        );
    }
    const alike = aliases.differingInCase(alias, resource);
    const unnamed = aliases.registerUnnamed(resource, !hasFriendlyName(facts));
    return [
        ...(alike === undefined ? [] : [inCaseOnly(alike)]),
        ...(unnamed === undefined ? [] : [bothUnnamed(unnamed)]),
    ];
}

function inCaseOnly([one, other]: readonly [string, string]): string {
    return (
        `The resources ${one} and ${other} have certificates whose names differ in case only. Java's KeyStore keeps names in lower ` +
        "case, so a SignStation that uses it refuses the second one. Export one of the files under another friendlyName."
    );
}

function bothUnnamed([one, other]: readonly [string, string]): string {
    return (
        `The files of the resources ${one} and ${other}, perhaps of others too, have no friendlyName. Java's KeyStore calls the ` +
        'certificate of each such file "1", so a SignStation that uses it refuses the second one. Export each file under a ' +
        "friendlyName of its own (openssl pkcs12 -export -name NAME)."
    );
}
