/** `diff`: whether an update has anything to send. */
import type { CertificateInputs, CertificateState } from "../core/certificate";
import { compare, hasChanges, replacing } from "../core/compare";
import { connect } from "./connect";
import { LeegalityError } from "./leegality-error";
import type { Ports } from "./ports";

export interface DiffResult {
    readonly changes: boolean;
    /** What the option `replaceOnChanges` asks for. Else empty: integrations hold the id, so every change is made in place. */
    readonly replaces: string[];
    /** For a replacement: the alias is unique in the organisation. */
    readonly deleteBeforeReplace: true;
}

/** Throws `LeegalityError` for the configuration, for another endpoint, and for an id that a new resource has taken over. */
export function diff(ports: Ports, id: string, state: CertificateState, inputs: CertificateInputs): DiffResult {
    connect(ports, state);
    if (!ports.ids.note(id, inputs.__resourceName)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_CANNOT_ADOPT",
            `Certificate ${id} has been taken over by a new resource of this stack, but this resource has it too. ` +
                "A certificate belongs to one resource: take one of the two away.",
        );
    }
    const changes = compare(state, inputs);
    const replaces = replacing(changes, inputs.__replaceOnChanges ?? []);
    return { changes: hasChanges(changes), replaces, deleteBeforeReplace: true };
}
