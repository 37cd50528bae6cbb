/** What differs between the state and the inputs, and what an update has to send for it. */
import { FACT_NAMES, type CertificateInputs, type CertificateState } from "./types";
import { hasPasskeyReference } from "./passkey-source";
import { isUnknown } from "../unknown";

/** Under these names a program sees that the file is another one. */
const FILE_PROPERTIES: ReadonlySet<string> = new Set(["certificateFile", "certificateBase64", ...FACT_NAMES]);

/** The four things that SignStation can be told to change. */
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
export function compare(state: CertificateState, inputs: CertificateInputs): Changes {
    return {
        file: differs(state.fileHash, inputs.fileHash),
        // A new passkey always comes with a new file, so nothing is remembered of one that is given by reference.
        passkey: !hasPasskeyReference(state) && !hasPasskeyReference(inputs) && differs(state.passkey, inputs.passkey),
        // Without the argument the department is SignStation's to choose, so there is nothing to hold it against.
        departmentId: inputs.departmentId !== undefined && differs(state.departmentId, inputs.departmentId),
        enabled: differs(state.enabled, inputs.enabled),
    };
}

/** The properties that changed and whose change the program wants to be a replacement. */
export function replacing(changes: Changes, properties: readonly string[]): string[] {
    return properties.filter((property) => {
        switch (property) {
            case "*":
                return hasChanges(changes);
            case "passkey":
            case "departmentId":
            case "enabled":
                return changes[property];
            default:
                return changes.file && FILE_PROPERTIES.has(property);
        }
    });
}

/** Whether there is anything to send. */
export function hasChanges(changes: Changes): boolean {
    return changes.file || changes.passkey || changes.departmentId || changes.enabled;
}

/**
 * Whether an update carries file and passkey: both or neither, since a new file needs its passkey, and a new passkey
 * alone is taken by some servers for a change of the other half.
 */
export function carriesFile(changes: Changes): boolean {
    return changes.file || changes.passkey;
}

function differs(before: unknown, after: unknown): boolean {
    return isUnknown(after) || before !== after;
}
