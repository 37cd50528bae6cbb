/** Uploads a certificate so that there is exactly one, although an upload is not idempotent. */
import { SignStationError } from "../../../signstation";
import { registerNew } from "../../run/one-owner";
import type { Waiting } from "../../run/read-until";
import type { CertificatePorts } from "../../ports";
import { findUploaded } from "./find-uploaded";
import type { Upload } from "./upload";
import { resolveConflict } from "./resolve-conflict";
import { unknownOutcome } from "./unknown-outcome";

/** Lost responses are rare; so many in a row are a server in trouble. */
const MAX_UPLOADS = 3;
/** A server that answers an upload with an error of its own most likely answers the next one so too. */
const MAX_UPLOADS_ANSWERED = 2;
/** 502 and 504 are a gateway's: the server's own response was lost (RFC 9110, 15.6). */
const GATEWAY = new Set([502, 504]);

/**
 * The new certificate's id. If a response was lost, looks for the certificate first, and uploads again only if it is not
 * there: at most twice more; and once more if the server did respond, with a 500 or a 401 for example, which does not show whether
 * it processed the upload. Throws `SignStationError`, ERR_LEEGALITY_ALREADY_EXISTS, ERR_LEEGALITY_CANNOT_ADOPT, and
 * ERR_LEEGALITY_UNKNOWN_OUTCOME if looking does not help.
 */
export async function uploadOnce(
    ports: Pick<CertificatePorts, "certificateIds" | "listReach"> & Waiting,
    upload: Upload,
): Promise<string> {
    let lost: SignStationError | undefined;
    for (let uploads = 1; ; uploads++) {
        const sent = await send(ports, upload);
        if (typeof sent === "string") {
            return sent;
        }
        const conflict = sent.code === "ERR_SIGNSTATION_CONFLICT";
        if (sent.processed !== "unknown" && !conflict) {
            // A cancelled run did not wait for the response to the upload before, nor look for it for long.
            throw lost !== undefined && sent.reason === "cancelled" ? unknownOutcome(upload, lost) : sent;
        }
        // The first response may already be about a request that the client has sent twice.
        const sentBefore = uploads > 1 || sent.processed === "unknown";
        // A conflict with an upload of our own is the response that was lost. On the first one there is none of ours.
        const ours = sentBefore ? await findUploaded(ports, upload, sent) : undefined;
        if (ours !== undefined) {
            return ours;
        }
        if (conflict) {
            return resolveConflict(ports, upload, sent, sentBefore);
        }
        if (uploads >= (isAnswered(sent) ? MAX_UPLOADS_ANSWERED : MAX_UPLOADS)) {
            throw unknownOutcome(upload, sent);
        }
        lost = sent;
    }
    /* c8 ignore next -- V8 counts what would follow an endless loop */
}

/** The new id, or the error of the request. Throws ERR_LEEGALITY_UNKNOWN_OUTCOME if another resource owns the id. */
async function send(
    { certificateIds }: Pick<CertificatePorts, "certificateIds">,
    { call, bound, inputs, file }: Upload,
): Promise<string | SignStationError> {
    const { passkey, departmentId, enabled } = inputs;
    try {
        const { id } = await bound.certificates.upload({ file, passkey, departmentId, enabled });
        registerNew({ what: "Certificate", id, ids: certificateIds }, call);
        return id;
    } catch (error) {
        if (error instanceof SignStationError) {
            return error;
        }
        throw error;
    }
}

function isAnswered({ status }: SignStationError): boolean {
    return status !== undefined && !GATEWAY.has(status);
}
