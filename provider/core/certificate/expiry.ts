/** Warnings about a certificate's validity at a given moment. */

const DAY = 24 * 60 * 60 * 1000;

/** Default of `expiryWarningDays`. */
export const DEFAULT_EXPIRY_WARNING_DAYS = 30;

export interface Validity {
    /** ISO 8601. */
    readonly notBefore?: string | undefined;
    /** ISO 8601. */
    readonly notAfter?: string | undefined;
}

/** Whether the certificate's validity has ended. */
export function isExpired(notAfter: string, now: Date): boolean {
    return Date.parse(notAfter) < now.getTime();
}

/** Whether the certificate ends within so many days, or has ended. */
export function endsWithin(notAfter: string, withinDays: number, now: Date): boolean {
    return Date.parse(notAfter) - now.getTime() <= withinDays * DAY;
}

/** `expires at 2027-01-02T03:04:05Z, in 12 days`, or that it has. In UTC. */
export function timeLeft(notAfter: string, now: Date): string {
    const left = Date.parse(notAfter) - now.getTime();
    return left < 0 ? `expired at ${notAfter}` : `expires at ${notAfter}, in ${days(left)}`;
}

/** The warnings to show on the resource, none in the ordinary case. Every time is in UTC. */
export function validityWarnings(validity: Validity, warningDays: number, now: Date): string[] {
    const warnings: string[] = [];
    const { notBefore, notAfter } = validity;
    if (notBefore !== undefined && Date.parse(notBefore) > now.getTime()) {
        warnings.push(
            `This certificate is not valid before ${notBefore}: signatures made with it until then will not verify.`,
        );
    }
    if (notAfter !== undefined && endsWithin(notAfter, warningDays, now)) {
        const so = isExpired(notAfter, now) ? ": nothing can be signed with it" : "";
        warnings.push(`This certificate ${timeLeft(notAfter, now)}${so}. ${ROTATE}`);
    }
    return warnings;
}

const ROTATE =
    "Get a renewed PKCS#12 file and point certificateFile and passkey at it: it is replaced in place and keeps its id.";

function days(milliseconds: number): string {
    const whole = Math.floor(milliseconds / DAY);
    if (whole === 0) {
        return "less than a day";
    }
    return whole === 1 ? "1 day" : `${whole} days`;
}
