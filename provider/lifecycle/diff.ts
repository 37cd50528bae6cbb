/** `diff`: whether an update has anything to send. */
import type { CertificateInputs, CertificateState } from "../core/certificate";
import { compare, hasChanges } from "../core/compare";
import { connect } from "./connect";
import type { Ports } from "./ports";

export interface DiffResult {
    readonly changes: boolean;
    /** Always empty: integrations hold the certificate's id, so every change is made in place. */
    readonly replaces: string[];
    /** For a replacement that the user forces: the alias is unique in the organisation. */
    readonly deleteBeforeReplace: true;
}

/** Throws `LeegalityError` for the configuration and for another endpoint. */
export function diff(ports: Ports, state: CertificateState, inputs: CertificateInputs): DiffResult {
    connect(ports, state);
    return { changes: hasChanges(compare(state, inputs)), replaces: [], deleteBeforeReplace: true };
}
