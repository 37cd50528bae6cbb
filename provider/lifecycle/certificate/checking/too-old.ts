/** Refuses certificates that have expired, or end too soon. */
import type { FileFacts } from "../../../core/certificate/types";
import type { CertificateFacts } from "../../../model/certificate-facts";
import { endsWithin, isExpired, timeLeft } from "../../../core/certificate/expiry";
import type { CheckFailure } from "../../../core/failure";
import type { Unknown } from "../../../core/unknown";
import { LeegalityError } from "../../errors/leegality-error";

/** `where`: what holds the certificate, as messages call it. */
type Judged = { readonly where: string } & Partial<Pick<CertificateFacts, "notAfter" | "subject">>;

/** ERR_LEEGALITY_EXPIRED if the validity has ended. */
export function expired(certificate: Judged, now: Date): LeegalityError | undefined {
    const { notAfter } = certificate;
    return notAfter === undefined || !isExpired(notAfter, now)
        ? undefined
        : new LeegalityError(
              "ERR_LEEGALITY_EXPIRED",
              `${called(certificate)} expired at ${notAfter}: nothing could be signed with it. Get a renewed one.`,
          );
}

/** ERR_LEEGALITY_EXPIRES_SOON if it ends within `days`, the argument `failIfExpiresWithinDays`. `advice`: what to do then. */
export function endingSoon(
    certificate: Judged,
    days: number | Unknown | undefined,
    now: Date,
    advice: string,
): LeegalityError | undefined {
    const { notAfter } = certificate;
    return notAfter === undefined || typeof days !== "number" || !endsWithin(notAfter, days, now)
        ? undefined
        : new LeegalityError(
              "ERR_LEEGALITY_EXPIRES_SOON",
              `${called(certificate)} ${timeLeft(notAfter, now)}, and failIfExpiresWithinDays is ${days}. ${advice}`,
          );
}

/** What to do about a file that the program ignores changes of. */
export const IGNORED =
    "The program ignores changes of its file: rotate it as you do, then run pulumi refresh, which reads its new end; " +
    "or take the file out of ignoreChanges and give a renewed one.";

/** `pinned`: the facts of the last run. The file itself may have changed since, or be gone. */
export function pinnedFailures(pinned: FileFacts, days: number | Unknown | undefined, now: Date): CheckFailure[] {
    const error = endingSoon({ ...pinned, where: "SignStation" }, days, now, IGNORED);
    return error === undefined ? [] : [{ property: "failIfExpiresWithinDays", reason: error.message }];
}

function called({ where, subject }: Judged): string {
    return subject === undefined ? `The certificate in ${where}` : `The certificate in ${where} (${subject})`;
}
