/** `create`: one upload, or one certificate that is adopted; then the certificate read back. */
import type { CertificateState, CheckedCertificate } from "../../core/certificate/types";
import type { CallContext } from "../call-context";
import { withPasskey } from "../file/resolve-passkey";
import type { CertificatePorts } from "../ports";
import type { Created } from "../resource-operations";
import { readBack } from "./read-back";
import { adopt } from "./upload/adopt";
import { prepareUpload } from "./upload/prepare-upload";
import { uploadOnce } from "./upload/upload-once";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once there is an id. */
export async function createCertificate(
    ports: CertificatePorts,
    call: CallContext,
    given: CheckedCertificate,
): Promise<Created<CertificateState>> {
    const inputs = await withPasskey(ports, given);
    const upload = await prepareUpload(ports, call, inputs);
    // A replacement has deleted what it was to adopt, so there is nothing left to take over.
    if (inputs.adoptId !== undefined && !ports.certificateIds.wasDeleted(inputs.adoptId)) {
        const id = await adopt(ports, upload, inputs.adoptId);
        return { id, state: await readBack(ports, upload.bound, id, inputs, { how: "adopted", file: true }) };
    }
    const id = await uploadOnce(ports, upload);
    return { id, state: await readBack(ports, upload.bound, id, inputs, { how: "uploaded", file: true }) };
}
