/** The alias is unique in the organisation, so two resources of a program cannot have the same. */
import { LeegalityError } from "../../errors/leegality-error";
import type { Ports } from "../ports";

/** Throws ERR_LEEGALITY_SAME_ALIAS where another resource of this run has it. Notes nothing where one of the two is not known. */
export function claimAlias(
    { aliases }: Pick<Ports, "aliases">,
    alias: string | undefined,
    resource: string | undefined,
): void {
    if (alias === undefined || resource === undefined) {
        return;
    }
    const other = aliases.claim(alias, resource);
    if (other !== undefined) {
        throw new LeegalityError(
            "ERR_LEEGALITY_SAME_ALIAS",
            `The resources ${other} and ${resource} both have a certificate named ${JSON.stringify(alias)}, and a name can ` +
                "be in SignStation only once. Export one of the files under another friendlyName, or take one resource away.",
        );
    }
}
