/** What differs between the state and the inputs, and what an update has to send for it. */
import type { CertificateState, CheckedCertificate } from "./types";
import { hasPasskeyReference } from "./passkey-source";
import { isUnknown, type Known } from "../unknown";

/** The four things that an update can change in SignStation. */
export interface Changes {
    readonly file: boolean;
    readonly passkey: boolean;
    readonly departmentId: boolean;
    readonly enabled: boolean;
}

/**
 * Compares by content. The path, the way in which the file was given and `expiryWarningDays` are no part of it, so a
 * moved or renamed file is no change. An input that a preview cannot know yet counts as changed.
 */
export function compare(state: CertificateState, inputs: Known<CheckedCertificate>): Changes {
    return {
        file: differs(state.fileHash, inputs.fileHash),
        // A new passkey always comes with a new file, so nothing is remembered of one that is given by reference.
        passkey: !hasPasskeyReference(state) && !hasPasskeyReference(inputs) && differs(state.passkey, inputs.passkey),
        // Without the argument SignStation chooses the department, so there is nothing to compare.
        departmentId: inputs.departmentId !== undefined && differs(state.departmentId, inputs.departmentId),
        enabled: differs(state.enabled, inputs.enabled),
    };
}

/** Whether there is anything to send. */
export function hasChanges(changes: Changes): boolean {
    return changes.file || changes.passkey || changes.departmentId || changes.enabled;
}

/**
 * Whether an update carries file and passkey: both or neither, since a new file needs its passkey, and some servers read a new
 * passkey alone as a change of department and `enabled`.
 */
export function carriesFile(changes: Changes): boolean {
    return changes.file || changes.passkey;
}

function differs(before: unknown, after: unknown): boolean {
    return isUnknown(after) || before !== after;
}
