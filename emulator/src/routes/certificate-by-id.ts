/** GET and DELETE /api/v1/certificates/{id}. */
import type { HttpResponse } from "../http/response";
import type { ApiRequest, Services } from "../http/route";
import { problems } from "../problems/problems";
import { certificateVo } from "./certificate-vo";

/** 200 with the bare object (find-by-id-1); 404 for an unknown id (assumed). */
export function getCertificate({ id, path }: ApiRequest, { reads, dialect }: Services): HttpResponse {
    const certificate = reads.find(id);
    return certificate === undefined
        ? problems.certificateNotFound(path, id)
        : { status: 200, body: certificateVo(certificate, dialect) };
}

/** 200 `{code, message, data}` (delete-1); the alias is free and a second call is 404 (assumed). */
export function deleteCertificate({ id, path }: ApiRequest, { certificates }: Services): HttpResponse {
    return certificates.remove(id)
        ? { status: 200, body: { code: "LE_SS_002", message: "Certificate deleted successfully", data: null } }
        : problems.certificateNotFound(path, id);
}
