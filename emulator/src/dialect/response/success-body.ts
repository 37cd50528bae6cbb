/** Writes the response of a request that succeeded in the form that a dialect names. */
import type { HttpResponse } from "../../http/response";
import type { Dialect } from "../dialect-table";

const CREATED = 201;
const NO_CONTENT = 204;

interface Envelope {
    readonly code?: string;
    readonly message?: string;
    readonly data: object | null;
}

/** Gives the response with its status and its body rewritten. @param method such as `PUT`. */
export function writeSuccess(
    { success, createStatus, updateBody, deleteBody }: Dialect,
    response: HttpResponse,
    method: string,
): HttpResponse {
    if (method === "DELETE" && deleteBody === "no-content") {
        return { ...response, status: NO_CONTENT, body: undefined };
    }
    if (method === "PUT" && updateBody !== "body") {
        return { ...response, body: updateBody === "text" ? "Updated successfully" : undefined };
    }
    const status = response.status === CREATED ? Number(createStatus) : response.status;
    return { ...response, status, body: inForm(success, response.body) };
}

function inForm(success: Dialect["success"], body: HttpResponse["body"]): HttpResponse["body"] {
    if (typeof body !== "object" || success === "documented") {
        return body;
    }
    const {
        code = "LE_SS_001",
        message = "Success",
        data,
    }: Envelope = "data" in body ? (body as Envelope) : { data: body };
    switch (success) {
        case "data":
            return { data };
        case "envelope":
            return { code, message, data };
        case "bare":
            return data ?? undefined;
    }
}
