/** `create`: uploads one certificate, or adopts one; then reads it back. */
import type { CertificateState, CheckedCertificate } from "../../core/certificate/types";
import type { CallContext } from "../call-context";
import { loadFile } from "../file/load-file";
import { withPasskey } from "../file/resolve-passkey";
import type { CertificatePorts } from "../ports";
import type { Created } from "../resource-operations";
import { bindCertificates } from "./bind";
import { readBack } from "./read-back";
import { adopt } from "./upload/adopt";
import type { Upload } from "./upload/upload";
import { uploadOnce } from "./upload/upload-once";

/** Throws `LeegalityError`, `SignStationError`, and `UnfinishedError` once there is an id. */
export async function createCertificate(
    ports: CertificatePorts,
    call: CallContext,
    given: CheckedCertificate,
): Promise<Created<CertificateState>> {
    const inputs = await withPasskey(ports, given);
    const bound = bindCertificates(ports, call, undefined, inputs);
    const file = await loadFile(ports, inputs);
    const upload: Upload = { call, bound, inputs, file, started: ports.now() };
    const { adoptId } = inputs;
    // A replacement has deleted the certificate of adoptId itself, so there is nothing to adopt.
    const adopts = adoptId !== undefined && !ports.certificateIds.wasDeleted(adoptId);
    const id = adopts ? await adopt(ports, upload, adoptId) : await uploadOnce(ports, upload);
    const state = await readBack(ports, bound, id, inputs, { how: adopts ? "adopted" : "uploaded", file: true });
    return { id, state };
}
