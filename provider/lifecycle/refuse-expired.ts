/** Which certificates are too old to go on with. */
import type { CertificateFacts, CertificateInputs, CertificateSource } from "../core/certificate";
import { endsWithin, isExpired, timeLeft } from "../core/expiry";
import { LeegalityError } from "./leegality-error";
import { nameOf } from "./read-bytes";

/**
 * Throws ERR_LEEGALITY_EXPIRED for an expired file, unless it is the one that was uploaded before: the day on which it
 * expires must not stop everything else in the stack. Throws ERR_LEEGALITY_EXPIRES_SOON where `failIfExpiresWithinDays` says so.
 */
export function refuseExpired(
    source: CertificateSource,
    facts: Partial<CertificateFacts>,
    inputs: Pick<CertificateInputs, "failIfExpiresWithinDays">,
    before: Pick<Partial<CertificateFacts>, "fileHash"> | undefined,
    now: Date,
): void {
    const { notAfter, fileHash, subject = "" } = facts;
    if (notAfter === undefined) {
        return;
    }
    if (isExpired(notAfter, now) && before?.fileHash !== fileHash) {
        throw new LeegalityError(
            "ERR_LEEGALITY_EXPIRED",
            `The certificate in ${nameOf(source)} (${subject}) expired at ${notAfter}: ` +
                "nothing could be signed with it. Get a renewed one.",
        );
    }
    const days = inputs.failIfExpiresWithinDays;
    if (typeof days === "number" && endsWithin(notAfter, days, now)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_EXPIRES_SOON",
            `The certificate in ${nameOf(source)} (${subject}) ${timeLeft(notAfter, now)}, and failIfExpiresWithinDays is ${days}. ` +
                "Get a renewed PKCS#12 file and point certificateFile and passkey at it.",
        );
    }
}
