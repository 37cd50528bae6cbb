/** Writes the response to a failure in the web framework, before or after the API's own rules, in the form of a dialect. */
import type { HttpResponse } from "../../http/response";
import { problems } from "../../problems/problems";
import type { Dialect } from "../dialect-table";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Rewrites the response to such a failure. Every other response stays as it is. */
export function writeFailure(failures: Dialect["failures"], response: HttpResponse): HttpResponse {
    if (response.framework !== true) {
        return response;
    }
    switch (failures) {
        case "own":
            return response;
        case "unauthorized":
            return problems.unauthorized();
        case "forbidden":
            return { status: 403, body: undefined };
        case "catch-all":
            return problems.internal();
    }
}

/**
 * Whether an id that is no UUID fails before the API looks for it, as in a server that binds it to a type. Else it is an
 * id that is not found.
 */
export function refusesId({ failures, errors }: Dialect, id: string): boolean {
    return (failures !== "own" || errors !== "envelope") && !UUID.test(id);
}
