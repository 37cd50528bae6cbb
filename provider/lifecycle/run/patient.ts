/** Repeats calls whose answer came spoilt, where a call may be repeated. */
import { SignStationError, type Certificates } from "../../signstation";
import type { Ports } from "../certificate/ports";

/**
 * One spoilt answer among good ones is a gateway's hiccup; after so many more it is not SignStation that answers. What the
 * network does is the client's to mend.
 */
const MAX_REPEATS = 2;

/** Makes a call again while its answers are spoilt: one that is not repeatable only where it certainly was not taken. */
export type Patience = <T>(call: () => Promise<T>, repeatable?: boolean) => Promise<T>;

/** At most two repeats, and none more than the settings allow. */
export function patience({ settings }: Pick<Ports, "settings">): Patience {
    const result = settings();
    const repeats = "problems" in result ? 0 : Math.min(MAX_REPEATS, result.settings.maxRetries);
    return async (call, repeatable = true) => {
        // A clear answer to the last one says nothing of those before it.
        let mayBeTaken = false;
        for (let repeated = 0; ; repeated++) {
            try {
                return await call();
            } catch (error) {
                if (!(error instanceof SignStationError)) {
                    throw error;
                }
                mayBeTaken ||= error.taken === "unknown";
                const spoilt = error.code === "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
                if (!spoilt || repeated === repeats || !(repeatable || error.taken === "no")) {
                    throw mayBeTaken ? error.asTaken("unknown") : error;
                }
            }
        }
        /* c8 ignore next -- V8 counts what would follow an endless loop */
    };
}

/** The same calls with patience. The upload is not repeatable. */
export function patient(certificates: Certificates, repeat: Patience): Certificates {
    return {
        upload: (form) => repeat(() => certificates.upload(form), false),
        get: (id) => repeat(() => certificates.get(id)),
        replace: (id, form) => repeat(() => certificates.replace(id, form)),
        remove: (id) => repeat(() => certificates.remove(id)),
        listExpiring: (days, departmentId) => repeat(() => certificates.listExpiring(days, departmentId)),
        clockOffset: () => certificates.clockOffset(),
    };
}
