/** `diff`: whether an update has anything to send. */
import type { CertificateInputs, CertificateState } from "../../core/certificate/types";
import { compare, hasChanges, replacing } from "../../core/certificate/compare";
import { movesPasskey } from "../../core/certificate/passkey-source";
import { configuredEndpoint } from "../run/endpoint";
import { noteOwner } from "../run/one-owner";
import type { Ports } from "./ports";

export interface DiffResult {
    readonly changes: boolean;
    /** What the option `replaceOnChanges` asks for. Else empty: integrations hold the id, so every change is made in place. */
    readonly replaces: string[];
    /** For a replacement: the alias is unique in the organisation. */
    readonly deleteBeforeReplace: true;
}

/** Throws `LeegalityError` for the configuration, for another endpoint, and for an id that a new resource has taken over. */
export function diff(
    ports: Pick<Ports, "settings" | "certificateIds">,
    id: string,
    state: CertificateState,
    inputs: CertificateInputs,
): DiffResult {
    configuredEndpoint(ports, "certificate", state.endpoint);
    // Delete is told the state only, which keeps the old name where the option `aliases` has brought a new one.
    noteOwner({ what: "Certificate", id, ids: ports.certificateIds }, state.__resourceName ?? inputs.__resourceName);
    const changes = compare(state, inputs);
    const replaces = replacing(changes, inputs.__replaceOnChanges ?? []);
    return { changes: hasChanges(changes) || movesPasskey(state, inputs), replaces, deleteBeforeReplace: true };
}
