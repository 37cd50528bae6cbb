/** Repeats calls whose answer came spoilt, where a call may be repeated. */
import { SignStationError, type Certificates } from "../signstation";
import type { Ports } from "./ports";

/**
 * One spoilt answer among good ones is a gateway's hiccup; after so many more it is not SignStation that answers. What the
 * network does is the client's to mend.
 */
const MAX_REPEATS = 2;

/** Makes a call that may be repeated, again while its answers are spoilt. */
export type Patience = <T>(call: () => Promise<T>) => Promise<T>;

/** At most two repeats, and none more than the settings allow. */
export function patience({ settings }: Pick<Ports, "settings">): Patience {
    const result = settings();
    const repeats = "problems" in result ? 0 : Math.min(MAX_REPEATS, result.settings.maxRetries);
    return async (call) => {
        for (let repeated = 0; ; repeated++) {
            try {
                return await call();
            } catch (error) {
                const spoilt = error instanceof SignStationError && error.code === "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
                if (!spoilt || repeated === repeats) {
                    throw error;
                }
            }
        }
        /* c8 ignore next -- V8 counts what would follow an endless loop */
    };
}

/** The same calls, the repeatable ones with patience. The upload stays as it is: it is not repeatable. */
export function patient(certificates: Certificates, repeat: Patience): Certificates {
    return {
        upload: (form) => certificates.upload(form),
        get: (id) => repeat(() => certificates.get(id)),
        replace: (id, form) => repeat(() => certificates.replace(id, form)),
        remove: (id) => repeat(() => certificates.remove(id)),
        listExpiring: (days, departmentId) => repeat(() => certificates.listExpiring(days, departmentId)),
        clockOffset: () => certificates.clockOffset(),
    };
}
