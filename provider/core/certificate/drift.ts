/** What a refresh found changed on the server, as inputs: the next preview shows the difference, and up undoes it. */
import { FACT_NAMES, type CertificateInputs, type CertificateState, type FileFacts } from "./types";
import { defined } from "../defined";
import { storedPasskey } from "./passkey-source";
import { contradictsEnd } from "./matching/reported-end";
import { asNotAfter } from "../server-time";

/** Inputs and facts that would have made what is on the server. */
export interface Drift {
    readonly inputs: Partial<CertificateInputs>;
    readonly facts: FileFacts;
}

/** Undefined if the inputs of the last run still fit. `inputs`: those of the last run; other arguments stay as they are in them. */
export function findDrift(
    before: CertificateState,
    after: CertificateState,
    inputs: Partial<CertificateInputs>,
): Drift | undefined {
    const replaced = after.fileHash === undefined && (before.fileHash !== undefined || endsElsewhere(before, after));
    const moved = before.departmentId !== after.departmentId;
    const switched = (before.enabled ?? true) !== (after.enabled ?? true);
    return replaced || moved || switched ? inputsOf(after, inputs, replaced) : undefined;
}

/** The inputs and facts that would have made this state. `replaced`: the file is not the one of the last run. */
export function inputsOf(state: CertificateState, inputs: Partial<CertificateInputs>, replaced: boolean): Drift {
    const { departmentId, enabled, unverified } = state;
    return {
        inputs: defined({ ...inputs, passkey: storedPasskey(state), departmentId, enabled }),
        facts: defined({
            ...Object.fromEntries(FACT_NAMES.map((name) => [name, state[name]])),
            unverified,
            // Only the end of a file from outside is known.
            ...(replaced ? { notAfter: asNotAfter(state.expiry) } : {}),
        }),
    };
}

/**
 * The inputs hold the end of a file that was replaced outside before already, so that end must not go stale. Another such file
 * whose end is within a day and 14 hours of the last one's does not show as drift.
 */
function endsElsewhere({ notAfter, expiry }: CertificateState, after: CertificateState): boolean {
    return contradictsEnd(after.expiry, notAfter ?? expiry);
}
