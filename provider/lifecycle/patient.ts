/** Repeats calls whose answer came spoilt, where a call may be repeated. */
import { SignStationError, type Certificates } from "../signstation";

/**
 * One spoilt answer among good ones is a gateway's hiccup; after so many it is not SignStation that answers. What the network
 * does is the client's to mend.
 */
const MAX_TRIES = 3;

/** The same calls, the repeatable ones tried up to three times. The upload stays as it is: it is not repeatable. */
export function patient(certificates: Certificates): Certificates {
    return {
        upload: (form, resource) => certificates.upload(form, resource),
        get: (id) => repeat(() => certificates.get(id)),
        replace: (id, form, resource) => repeat(() => certificates.replace(id, form, resource)),
        remove: (id) => repeat(() => certificates.remove(id)),
        listExpiring: (days) => repeat(() => certificates.listExpiring(days)),
    };
}

async function repeat<T>(call: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
        try {
            return await call();
        } catch (error) {
            const spoilt = error instanceof SignStationError && error.code === "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
            if (!spoilt || tries === MAX_TRIES) {
                throw error;
            }
        }
    }
}
