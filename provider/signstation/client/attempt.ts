/** The last stage of a request: decodes the response, or makes the error. */
import { isSuccess, outcomeOf, type Attempt, type AttemptResult } from "../http/retry-loop";
import { TransportError } from "../http/transport-error";
import { readJson } from "../wire/wire";
import type { ApiRequest, KnownSecrets } from "./api-request";
import type { Refusable } from "./authorize";
import { malformedResponse, responseError, type RequestContext } from "./errors/response-error";
import { SignStationError } from "./errors/signstation-error";

/** How one attempt of a request ended. */
export interface ApiAttempt<T> extends Attempt, Refusable {
    readonly end: { readonly value: T } | { readonly error: SignStationError };
}

export interface Decoding {
    readonly context: RequestContext;
    readonly known: KnownSecrets;
    readonly now: Date;
}

export function decodeAttempt<T>(
    request: ApiRequest<T>,
    result: AttemptResult,
    { context, known, now }: Decoding,
): ApiAttempt<T> {
    if (isSuccess(result)) {
        const decoded = request.decode(result, known);
        if ("malformed" in decoded) {
            return failed(malformedResponse(result, decoded.malformed, context));
        }
        // A login page is a success for a PUT, but says nothing of the token.
        const isAccepted = result.body.length === 0 || readJson(result) !== undefined;
        return { end: decoded, outcome: undefined, summary: "", isRefusal: false, isAccepted };
    }
    return failed(result instanceof TransportError ? transportError(result, context) : responseError(result, context));

    function failed(error: SignStationError): ApiAttempt<T> {
        const isMalformed = error.code === "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
        return {
            end: { error },
            outcome: isMalformed ? { kind: "malformed", processed: error.processed } : outcomeOf(result, now),
            summary: `While ${error.operation}: ${error.detail}`,
            isRefusal: isRefusal(result),
            isAccepted: false,
        };
    }
}

/** A call that is cancelled while it waits for another attempt ends with the reason why it waited, too. */
export function afterAttempt<T>(last: ApiAttempt<T> | undefined, attempt: ApiAttempt<T>): ApiAttempt<T> {
    if (last === undefined || !("error" in last.end) || !("error" in attempt.end)) {
        return attempt;
    }
    const { error } = attempt.end;
    if (error.reason !== "cancelled" || error.processed !== "no") {
        return attempt;
    }
    const detail = `${error.detail} again; the attempt before: ${last.end.error.detail}`;
    return { ...attempt, end: { error: error.with({ detail }) } };
}

/** Spring Security answers an empty 403 to a request without a token that it knows, unless it is configured to answer 401. */
function isRefusal(result: AttemptResult): boolean {
    if (result instanceof TransportError) {
        return false;
    }
    return result.status === 401 || (result.status === 403 && result.body.length === 0);
}

/** The error of an exchange without a whole response. */
export function transportError(result: TransportError, context: RequestContext): SignStationError {
    const { operation, baseUrl, subject, method, path, certificateId, explain } = context;
    const unreachable = result.processed === "no";
    const code = unreachable ? "ERR_SIGNSTATION_UNREACHABLE" : "ERR_SIGNSTATION_NO_ANSWER";
    return new SignStationError(
        {
            code: result.reason === "cancelled" ? "ERR_SIGNSTATION_CANCELLED" : code,
            reason: result.reason ?? (unreachable ? "unreachable" : "lost-response"),
            operation: `${operation} (${baseUrl})`,
            subject,
            method,
            path,
            certificateId,
            detail: result.detail,
            processed: result.processed,
            cause: result,
        },
        explain,
    );
}
