/** `update`: one PUT of what changed, then the certificate read back. The id stays. */
import type { CertificateInputs, CertificateState } from "../core/certificate";
import { carriesFile, compare, hasChanges } from "../core/compare";
import type { CertificateForm } from "../signstation";
import { connect } from "./connect";
import { loadFile } from "./load-file";
import type { Ports } from "./ports";
import { readBack } from "./read-back";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once the write is done. */
export async function update(
    ports: Ports,
    id: string,
    state: CertificateState,
    inputs: CertificateInputs,
): Promise<CertificateState> {
    const connection = connect(ports, state);
    const changes = compare(state, inputs);
    // Nothing to send is the case after a write whose reading back failed.
    if (hasChanges(changes)) {
        const { departmentId, enabled, passkey, resourceName } = inputs;
        const half: CertificateForm = { departmentId, enabled };
        await connection.certificates.replace(
            id,
            carriesFile(changes) ? { ...half, file: await loadFile(ports, inputs), passkey } : half,
            resourceName,
        );
    }
    return readBack(connection, id, inputs, "updated");
}
