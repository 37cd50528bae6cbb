/** Writes the body of an error in the form that a dialect names. */
import { STATUS_CODES } from "node:http";
import type { HttpResponse } from "../../http/response";
import type { ErrorEnvelope } from "../../problems/problems";
import type { Dialect } from "../dialect-table";

const PROBLEM_TYPE = "application/problem+json";
const TOO_LARGE = 413;

/** Gives an error with its body rewritten. @param path of the request, with a single `/api/v1` prefix. */
export function writeErrorBody(
    { errors, errorsOf, tooLarge }: Dialect,
    response: HttpResponse,
    path: string,
    now: () => Date,
): HttpResponse {
    const { status, framework, body } = response;
    if (status === TOO_LARGE && tooLarge === "empty") {
        return { ...response, body: undefined };
    }
    if (errors === "envelope" || body === undefined || (errorsOf === "framework" && framework !== true)) {
        return response;
    }
    const error = STATUS_CODES[status] ?? "Error";
    const detail = (body as ErrorEnvelope).errors[0]?.message ?? error;
    switch (errors) {
        case "spring": {
            const timestamp = now().toISOString().replace("Z", "+00:00");
            return { ...response, body: { timestamp, status, error, path } };
        }
        case "problem": {
            const problem = { type: "about:blank", title: error, status, detail, instance: path };
            return { ...response, body: problem, contentType: PROBLEM_TYPE };
        }
        case "text":
            return { ...response, body: detail };
    }
}
