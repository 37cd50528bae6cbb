/** Which certificates are too old to go on with. */
import type { CertificateFacts } from "../../../core/certificate/types";
import { endsWithin, isExpired, timeLeft } from "../../../core/certificate/expiry";
import { LeegalityError } from "../../errors/leegality-error";

/** `where`: what holds the certificate, as messages call it. */
type Judged = { readonly where: string } & Partial<Pick<CertificateFacts, "notAfter" | "subject">>;

/** ERR_LEEGALITY_EXPIRED where the validity has ended. */
export function expired(certificate: Judged, now: Date): LeegalityError | undefined {
    const { notAfter } = certificate;
    return notAfter === undefined || !isExpired(notAfter, now)
        ? undefined
        : new LeegalityError(
              "ERR_LEEGALITY_EXPIRED",
              `${called(certificate)} expired at ${notAfter}: nothing could be signed with it. Get a renewed one.`,
          );
}

/** ERR_LEEGALITY_EXPIRES_SOON where `days`, the argument `failIfExpiresWithinDays`, says so. `advice`: what to do then. */
export function endingSoon(
    certificate: Judged,
    days: number | undefined,
    now: Date,
    advice: string,
): LeegalityError | undefined {
    const { notAfter } = certificate;
    // A preview may not know the days yet: then they are the engine's word for that.
    return notAfter === undefined || typeof days !== "number" || !endsWithin(notAfter, days, now)
        ? undefined
        : new LeegalityError(
              "ERR_LEEGALITY_EXPIRES_SOON",
              `${called(certificate)} ${timeLeft(notAfter, now)}, and failIfExpiresWithinDays is ${days}. ${advice}`,
          );
}

function called({ where, subject }: Judged): string {
    return subject === undefined ? `The certificate in ${where}` : `The certificate in ${where} (${subject})`;
}
