/** GET and DELETE /api/v1/certificates/{id}. */
import type { Answer } from "../http/answer";
import type { ApiRequest, Services } from "../http/route";
import { problems } from "../problems/problems";
import { certificateVo } from "./certificate-answer";

/** 200 with the bare object (find-by-id-1); 404 for an unknown id (assumed). */
export function getCertificate({ id, path }: ApiRequest, { reads, dialect }: Services): Answer {
    const certificate = reads.find(id);
    return certificate === undefined
        ? problems.certificateNotFound(path, id)
        : { status: 200, body: certificateVo(certificate, dialect) };
}

/** 200 `{code, message, data}` (delete-1); the alias is free again and a second call answers 404 (assumed). */
export function deleteCertificate({ id, path }: ApiRequest, { certificates }: Services): Answer {
    return certificates.remove(id)
        ? { status: 200, body: { code: "LE_SS_002", message: "Certificate deleted successfully", data: null } }
        : problems.certificateNotFound(path, id);
}
