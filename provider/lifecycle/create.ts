/** `create`: one upload, or one that is adopted; then the certificate read back. */
import type { CertificateInputs, CertificateState } from "../core/certificate";
import { adopt } from "./adopt";
import { connect } from "./connect";
import { loadFile } from "./load-file";
import type { Ports } from "./ports";
import { readBack } from "./read-back";
import { uploadOnce } from "./upload-once";

export interface Created {
    readonly id: string;
    readonly state: CertificateState;
}

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once there is an id. */
export async function create(ports: Ports, inputs: CertificateInputs): Promise<Created> {
    const connection = connect(ports, undefined, inputs);
    const file = await loadFile(ports, inputs);
    // A replacement has deleted what it was to adopt, so there is nothing left to take over.
    if (inputs.adoptId !== undefined && !ports.ids.wasDeleted(inputs.adoptId)) {
        const adopted = await adopt(ports, connection, inputs.adoptId, inputs, file);
        return { id: adopted, state: await readBack(connection, adopted, inputs, "adopted") };
    }
    const id = await uploadOnce(ports, connection, inputs, file);
    return { id, state: await readBack(connection, id, inputs, "uploaded") };
}
