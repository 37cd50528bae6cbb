/** What a refresh found changed on the server, as inputs: the next preview then shows the way back, and up goes it. */
import { FACT_NAMES, KEPT_INPUTS, type CertificateState } from "./types";
import { defined } from "../defined";
import { contradictsEnd } from "./reported-end";
import { asNotAfter } from "../server-time";

/**
 * The inputs that would have made what is on the server, or undefined where those of the last run still do. They hold all
 * that the program gave, but for the file as base64.
 */
export function driftedInputs(before: CertificateState, after: CertificateState): Record<string, unknown> | undefined {
    const replaced = after.fileHash === undefined && (before.fileHash !== undefined || endsElsewhere(before, after));
    const moved = before.departmentId !== after.departmentId;
    const switched = (before.enabled ?? true) !== (after.enabled ?? true);
    if (!replaced && !moved && !switched) {
        return undefined;
    }
    const kept = [...FACT_NAMES, ...KEPT_INPUTS, "passkey", "departmentId", "enabled", "unverified"] as const;
    return defined({
        ...Object.fromEntries(kept.map((name) => [name, after[name]])),
        // Of somebody else's file only its end is known.
        ...(replaced ? { notAfter: asNotAfter(after.expiry) } : {}),
    });
}

/**
 * The inputs hold the end of a file that was somebody else's before already, so that end must not go stale. Another such file
 * whose end is within a day and 14 hours of the last one's does not show as drift.
 */
function endsElsewhere({ notAfter, expiry }: CertificateState, after: CertificateState): boolean {
    return contradictsEnd(after.expiry, notAfter ?? expiry);
}
