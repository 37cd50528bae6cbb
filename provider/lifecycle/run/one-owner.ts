/** Which resource of a stack owns a certificate or a department, and which one may adopt it. */
import type { IdRegistry } from "./id-registry";
import { printable } from "../../signstation";
import type { CallContext } from "../call-context";
import { LeegalityError } from "../errors/leegality-error";
import { orImport } from "../errors/or-import";

/** What is owned. */
export interface Owned {
    readonly what: "Certificate" | "Department";
    readonly id: string;
    /** The registry of its kind. */
    readonly ids: IdRegistry;
}

/** A resource of the state owns it. Throws ERR_LEEGALITY_CANNOT_ADOPT if a new resource has claimed it in this run. */
export function registerOwner({ what, id, ids }: Owned, urn: string | undefined): void {
    if (!ids.register(id, urn)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_CANNOT_ADOPT",
            `${what} ${id} has been adopted by a new resource of this stack, but this resource has it too. ${oneOwner(what)}`,
        );
    }
}

/**
 * Claims it for a new resource while `work` adopts it; if that fails, the claim is released. Throws
 * ERR_LEEGALITY_CANNOT_ADOPT if another resource owns it, and what `work` throws.
 */
export async function claimWhile<T>(owned: Owned, urn: string | undefined, work: () => Promise<T>): Promise<T> {
    const { what, id, ids } = owned;
    if (!ids.claim(id, urn)) {
        throw cannotAdopt(owned, "another resource of this stack has it already", oneOwner(what));
    }
    try {
        return await work();
    } catch (error) {
        ids.release(id);
        throw error;
    }
}

/**
 * Registers a new resource as the owner of what was just created. Throws ERR_LEEGALITY_UNKNOWN_OUTCOME if another resource of the
 * stack owns this id: if a server responds to two creations with one id, the second id is not known.
 */
export function registerNew({ what, id, ids }: Owned, call: Pick<CallContext, "urn" | "howToImport">): void {
    if (ids.hasOwner(id)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            `SignStation answered the creation of a ${what.toLowerCase()} with id ${printable(id, [])}, which another resource of ` +
                "this stack has already. Whether a new one was created is not known. Look for it in SignStation's dashboard. If it is " +
                `there under an id of its own, set adoptId to that; then, or if it is not there, run pulumi up again.${orImport(call)}`,
        );
    }
    ids.register(id, call.urn);
}

/** The error of an adoption that was not begun. */
export function cannotAdopt({ what, id }: Pick<Owned, "what" | "id">, why: string, advice: string): LeegalityError {
    return new LeegalityError(
        "ERR_LEEGALITY_CANNOT_ADOPT",
        `${what} ${id} cannot be adopted: ${why}. Nothing was changed. ${advice}`,
    );
}

function oneOwner(what: Owned["what"]): string {
    return `A ${what.toLowerCase()} belongs to one resource: take one of the two away.`;
}
