/** Finds the certificate of an upload whose response was lost. */
import type { CertificateRecord } from "../../../model/certificate-record";
import { createdSince } from "../../../core/certificate/matching/created-since";
import type { SignStationError } from "../../../signstation";
import type { CertificatePorts } from "../../ports";
import { readUntil, type Waiting } from "../../run/read-until";
import { endsWithFile, listUntil, withAliasOf } from "./find-certificates";
import type { Upload } from "./upload";
import { unknownOutcome } from "./unknown-outcome";

/**
 * The id of the certificate that this upload created: the only one with an alias of the file's that ends with it, was created
 * since the upload began and is owned by no other resource. Undefined if there is none. `lost`: the error of the upload. After a
 * conflict there is one of this alias, which a replica may list late. Throws ERR_LEEGALITY_UNKNOWN_OUTCOME if the list
 * does not show which.
 */
export async function findUploaded(
    ports: Pick<CertificatePorts, "certificateIds"> & Waiting,
    upload: Upload,
    lost: SignStationError,
): Promise<string | undefined> {
    const { bound, inputs, file, started } = upload;
    const { certificates } = bound;
    const { notAfter } = inputs;
    if (!inputs.enabled || notAfter === undefined) {
        throw unknownOutcome(upload, lost);
    }
    let named: CertificateRecord[];
    try {
        const list = async () => {
            const { records } = await listUntil(certificates, notAfter, ports.now());
            return withAliasOf(inputs, file.name, records);
        };
        const conflict = lost.code === "ERR_SIGNSTATION_CONFLICT";
        named = await readUntil(ports, list, (found) => !conflict || found.length > 0);
    } catch (error) {
        throw unknownOutcome(upload, lost, error);
    }
    const attempt = { began: started, ended: ports.now(), clockOffset: certificates.clockOffset() };
    const [found, ...others] = named.filter(
        (record) =>
            endsWithFile(inputs, record) &&
            createdSince(record.createdAt, attempt) &&
            !ports.certificateIds.hasOwner(record.id),
    );
    if (others.length > 0) {
        throw unknownOutcome(upload, lost);
    }
    if (found !== undefined) {
        ports.certificateIds.claim(found.id, upload.call.urn);
    }
    return found?.id;
}
