/** `create`: one upload, or one that is adopted; then the certificate read back. */
import type { CertificateInputs, CertificateState } from "../../core/certificate/types";
import { adopt } from "./upload/adopt";
import type { Ports } from "./ports";
import { prepareUpload } from "./upload/prepare-upload";
import { readBack } from "./read-back";
import { uploadOnce } from "./upload/upload-once";

export interface Created {
    readonly id: string;
    readonly state: CertificateState;
}

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once there is an id. */
export async function create(ports: Ports, inputs: CertificateInputs): Promise<Created> {
    const upload = await prepareUpload(ports, inputs);
    // A replacement has deleted what it was to adopt, so there is nothing left to take over.
    if (inputs.adoptId !== undefined && !ports.certificateIds.wasDeleted(inputs.adoptId)) {
        const adopted = await adopt(ports, upload, inputs.adoptId);
        return {
            id: adopted,
            state: await readBack(ports, upload.connection, adopted, inputs, { how: "adopted", file: true }),
        };
    }
    const id = await uploadOnce(ports, upload);
    return { id, state: await readBack(ports, upload.connection, id, inputs, { how: "uploaded", file: true }) };
}
