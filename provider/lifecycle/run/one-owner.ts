/** A certificate, or a department, belongs to one resource of a stack: who has it, and who may take it over. */
import type { IdRegistry } from "./id-registry";
import { printable } from "../../signstation";
import { LeegalityError } from "../errors/leegality-error";

/** What is owned. */
export interface Owned {
    readonly what: "Certificate" | "Department";
    readonly id: string;
    /** The registry of its kind. */
    readonly ids: IdRegistry;
}

/** A resource of the state has it. Throws ERR_LEEGALITY_CANNOT_ADOPT where a new resource has taken it over in this run. */
export function noteOwner({ what, id, ids }: Owned, resource: string | undefined): void {
    if (!ids.note(id, resource)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_CANNOT_ADOPT",
            `${what} ${id} has been taken over by a new resource of this stack, but this resource has it too. ${oneOwner(what)}`,
        );
    }
}

/**
 * Takes it over for a new resource while `work` makes it as asked; where that fails, it is given back. Throws
 * ERR_LEEGALITY_CANNOT_ADOPT where another resource has it, and whatever `work` throws.
 */
export async function takeOver<T>(owned: Owned, resource: string | undefined, work: () => Promise<T>): Promise<T> {
    const { what, id, ids } = owned;
    if (!ids.take(id, resource)) {
        throw cannotAdopt(owned, "another resource of this stack has it already", oneOwner(what));
    }
    try {
        return await work();
    } catch (error) {
        ids.giveBack(id);
        throw error;
    }
}

/**
 * Notes that a new resource has what was just created. Throws ERR_LEEGALITY_UNKNOWN_OUTCOME where another resource of the stack
 * has this id: a server that answers two creations with one id has told nothing of the second.
 */
export function claimNew({ what, id, ids }: Owned, resource: string | undefined): void {
    if (ids.isHeld(id)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            `SignStation answered the creation of a ${what.toLowerCase()} with id ${printable(id, [])}, which another resource of ` +
                "this stack has already. Whether a new one was created is not known. Look for it in SignStation's dashboard. If it is " +
                "there under an id of its own, set adoptId to that; then, or if it is not there, run pulumi up again.",
        );
    }
    ids.note(id, resource);
}

/** The error of a take-over that was not begun. */
export function cannotAdopt({ what, id }: Pick<Owned, "what" | "id">, why: string, advice: string): LeegalityError {
    return new LeegalityError(
        "ERR_LEEGALITY_CANNOT_ADOPT",
        `${what} ${id} cannot be adopted: ${why}. Nothing was changed. ${advice}`,
    );
}

function oneOwner(what: Owned["what"]): string {
    return `A ${what.toLowerCase()} belongs to one resource: take one of the two away.`;
}
