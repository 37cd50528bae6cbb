/** `create`: one upload, then the certificate read back. */
import type { CertificateInputs, CertificateState } from "../core/certificate";
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
    const connection = connect(ports);
    const file = await loadFile(ports, inputs);
    const id = await uploadOnce(ports, connection, inputs, file);
    return { id, state: await readBack(connection, id, inputs, "uploaded") };
}
