/** Tells two resources of a program whose certificates have, or may get, the same alias: it is unique in the organisation. */
import type { CertificateFacts } from "../../../core/certificate/types";
import { hasFriendlyName, possibleAliases } from "../../../core/certificate/possible-aliases";
import { LeegalityError } from "../../errors/leegality-error";
import type { Ports } from "../ports";

/**
 * Warnings, where the alias depends on how SignStation makes one. Throws ERR_LEEGALITY_SAME_ALIAS where another resource of this
 * run certainly has it. Notes nothing where the resource has no name.
 */
export function claimAlias(
    { aliases }: Pick<Ports, "aliases">,
    facts: Partial<CertificateFacts>,
    fileName: string,
    resource: string | undefined,
): string[] {
    const [alias] = possibleAliases(facts, fileName);
    if (alias === undefined || resource === undefined) {
        return [];
    }
    const other = aliases.claim(alias, resource);
    if (other !== undefined) {
        throw new LeegalityError(
            "ERR_LEEGALITY_SAME_ALIAS",
            `The resources ${other} and ${resource} both have a certificate named ${JSON.stringify(alias)}, and a name can ` +
                "be in SignStation only once. Export one of the files under another friendlyName, or take one resource away.",
        );
    }
    const alike = aliases.differingInCase(alias, resource);
    const unnamed = aliases.noteUnnamed(resource, !hasFriendlyName(facts));
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
