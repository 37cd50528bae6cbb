/** Writes the body of an error in the form that a dialect names. */
import { STATUS_CODES } from "node:http";
import type { Answer } from "../http/answer";
import type { ErrorEnvelope } from "../problems/problems";
import type { Dialect } from "./dialect-table";

const PROBLEM_TYPE = "application/problem+json";
const TOO_LARGE = 413;

/** Gives an error with its body rewritten. @param path of the request, with a single `/api/v1` prefix. */
export function writeErrorBody(
    { errors, errorsOf, tooLarge }: Dialect,
    answer: Answer,
    path: string,
    now: () => Date,
): Answer {
    const { status, framework, body } = answer;
    if (status === TOO_LARGE && tooLarge === "empty") {
        return { ...answer, body: undefined };
    }
    if (errors === "envelope" || body === undefined || (errorsOf === "framework" && framework !== true)) {
        return answer;
    }
    const error = STATUS_CODES[status] ?? "Error";
    const detail = (body as ErrorEnvelope).errors[0]?.message ?? error;
    switch (errors) {
        case "spring": {
            const timestamp = now().toISOString().replace("Z", "+00:00");
            return { ...answer, body: { timestamp, status, error, path } };
        }
        case "problem": {
            const problem = { type: "about:blank", title: error, status, detail, instance: path };
            return { ...answer, body: problem, contentType: PROBLEM_TYPE };
        }
        case "text":
            return { ...answer, body: detail };
    }
}
