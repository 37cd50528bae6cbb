/** `update`: one PUT of what changed, then the certificate read back. The id stays. */
import type { CertificateState, CheckedCertificate } from "../../core/certificate/types";
import { carriesFile, compare, hasChanges } from "../../core/certificate/compare";
import { withoutFacts, withoutDepartmentAndEnabled } from "../../core/certificate/state";
import { SignStationError, type CertificateForm } from "../../signstation";
import type { CallContext } from "../call-context";
import { unknownUpdate } from "../errors/unknown-update";
import { loadFile } from "../file/load-file";
import { withPasskey, withPasskeyIfThere } from "../file/resolve-passkey";
import type { CertificatePorts } from "../ports";
import { bindCertificates } from "./bind";
import { readBack } from "./read-back";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once the write is done. */
export async function updateCertificate(
    ports: CertificatePorts,
    call: CallContext,
    id: string,
    state: CertificateState,
    given: CheckedCertificate,
): Promise<CertificateState> {
    const changes = compare(state, given);
    const file = carriesFile(changes);
    const inputs = await (file ? withPasskey(ports, given) : withPasskeyIfThere(ports, given));
    const bound = bindCertificates(ports, call, state, inputs);
    // There is nothing to send if an earlier run wrote the file, and only reading it back failed.
    if (hasChanges(changes)) {
        const { enabled, passkey } = inputs;
        // A server whose PUT replaces everything reads an absent department as none.
        const departmentId = inputs.departmentId ?? state.departmentId;
        const half: CertificateForm = { departmentId, enabled };
        const form = file ? { ...half, file: await loadFile(ports, inputs), passkey } : half;
        try {
            await bound.certificates.update(id, form);
        } catch (error) {
            // The facts of a file that was not sent stay in the state: if it was replaced outside, it is left alone.
            throw error instanceof SignStationError && error.processed === "unknown"
                ? unknownUpdate(
                      "certificate",
                      id,
                      file ? withoutFacts(state) : withoutDepartmentAndEnabled(state),
                      error,
                  )
                : error;
        }
    }
    return readBack(ports, bound, id, inputs, { how: "updated", file: file || !hasChanges(changes) });
}
