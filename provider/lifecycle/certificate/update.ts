/** `update`: one PUT of what changed, then the certificate read back. The id stays. */
import type { CertificateInputs, CertificateState } from "../../core/certificate/types";
import { carriesFile, compare, hasChanges } from "../../core/certificate/compare";
import { withoutFacts, withoutDepartmentAndEnabled } from "../../core/certificate/state";
import { SignStationError, type CertificateForm } from "../../signstation";
import { connect } from "./connect";
import { loadFile } from "../file/load-file";
import type { Ports } from "./ports";
import { readBack } from "./read-back";
import { unknownUpdate } from "../errors/unknown-update";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once the write is done. */
export async function update(
    ports: Ports,
    id: string,
    state: CertificateState,
    inputs: CertificateInputs,
): Promise<CertificateState> {
    const connection = connect(ports, state, inputs);
    const changes = compare(state, inputs);
    const file = carriesFile(changes);
    // Nothing to send is the case after a write of the file whose reading back failed.
    if (hasChanges(changes)) {
        const { enabled, passkey } = inputs;
        // A server whose PUT replaces everything takes a department that is left out for none.
        const departmentId = inputs.departmentId ?? state.departmentId;
        const half: CertificateForm = { departmentId, enabled };
        const form = file ? { ...half, file: await loadFile(ports, inputs), passkey } : half;
        try {
            await connection.certificates.update(id, form);
        } catch (error) {
            // A file that was not sent stays known: it may be another one's by now, which is to be left alone.
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
    return readBack(ports, connection, id, inputs, { how: "updated", file: file || !hasChanges(changes) });
}
