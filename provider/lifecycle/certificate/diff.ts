/** `diff`: whether an update has anything to do. */
import { compare } from "../../core/certificate/compare";
import { movesPasskey } from "../../core/certificate/passkey-source";
import type { CertificateState, CheckedCertificate } from "../../core/certificate/types";
import type { Known } from "../../core/unknown";
import type { Changes } from "../resource-operations";

/** Every change is made in place: integrations hold the id. */
export function diffCertificate(state: CertificateState, inputs: Known<CheckedCertificate>): Changes {
    const changes = Object.entries(compare(state, inputs));
    return {
        changed: changes.filter(([, differs]) => differs).map(([name]) => name),
        stateOnly: movesPasskey(state, inputs),
    };
}
