/** Rewrites a response from the documented form into the emulator's dialect. */
import type { HttpResponse } from "../../http/response";
import type { Dialect } from "../dialect-table";
import { writeErrorBody } from "./error-body";
import { writeFailure } from "./framework-failure";
import { writeSuccess } from "./success-body";

/** What the form of a response depends on. */
export interface Asked {
    readonly method: string;
    /** With a single `/api/v1` prefix. */
    readonly path: string;
}

/** Gives the response as it is sent; in the default dialect it stays as it is. */
export function responseInDialect(
    dialect: Dialect,
    response: HttpResponse,
    { method, path }: Asked,
    now: () => Date,
): HttpResponse {
    return response.status < 400
        ? writeSuccess(dialect, response, method)
        : writeErrorBody(dialect, writeFailure(dialect.failures, response), path, now);
}
