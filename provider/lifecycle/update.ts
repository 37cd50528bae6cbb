/** `update`: one PUT of what changed, then the certificate read back. The id stays. */
import type { CertificateInputs, CertificateState } from "../core/certificate";
import { carriesFile, compare, hasChanges } from "../core/compare";
import { withoutFacts } from "../core/state";
import { SignStationError, type CertificateForm } from "../signstation";
import { connect } from "./connect";
import { UnfinishedError } from "./leegality-error";
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
    const connection = connect(ports, state, inputs);
    const changes = compare(state, inputs);
    // Nothing to send is the case after a write whose reading back failed.
    if (hasChanges(changes)) {
        const { departmentId, enabled, passkey } = inputs;
        const half: CertificateForm = { departmentId, enabled };
        const form = carriesFile(changes) ? { ...half, file: await loadFile(ports, inputs), passkey } : half;
        try {
            await connection.certificates.replace(id, form);
        } catch (error) {
            throw error instanceof SignStationError && error.taken === "unknown"
                ? unknownUpdate(id, state, error)
                : error;
        }
    }
    return readBack(connection, id, inputs, "updated");
}

/** SignStation may hold either file now. The state must claim neither, or going back to the old one would look like no change. */
function unknownUpdate(id: string, state: CertificateState, lost: SignStationError): UnfinishedError {
    return new UnfinishedError(
        "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        `The update of certificate ${id} may or may not have been made. ${lost.message} ` +
            "Its id is kept: run pulumi up again, which makes it as the program says.",
        id,
        withoutFacts(state),
        { cause: lost },
    );
}
