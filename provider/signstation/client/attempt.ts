/** The last stage of a request: what an exchange gave, decoded, or the one clear error. */
import { isGood, outcomeOf, type Attempt, type TryResult } from "../http/retry-loop";
import { TransportError } from "../http/transport-error";
import { readJson } from "../wire/wire";
import { isWrite, type ApiRequest, type KnownSecrets } from "./api-request";
import { responseError, malformedResponse, type RequestContext } from "./response-error";
import type { Refusable } from "./authorize";
import { SignStationError } from "./signstation-error";

/** How one attempt of a request ended. */
export interface ApiAttempt<T> extends Attempt, Refusable {
    readonly end: { readonly value: T } | { readonly error: SignStationError };
}

export interface Decoding {
    readonly context: RequestContext;
    readonly known: KnownSecrets;
    readonly now: Date;
    /** An earlier attempt may have been processed. */
    readonly mayBeTaken: boolean;
}

export function decodeAttempt<T>(request: ApiRequest<T>, result: TryResult, decoding: Decoding): ApiAttempt<T> {
    const { context, known, now } = decoding;
    if (isGood(result)) {
        const decoded = request.decode(result, known);
        if ("malformed" in decoded) {
            return failed(malformedResponse(result, decoded.malformed, context));
        }
        // A login page is a success for a PUT, but says nothing of the token.
        const isAccepted = result.body.length === 0 || readJson(result) !== undefined;
        return { end: decoded, outcome: undefined, said: "", isRefusal: false, isAccepted };
    }
    if (result instanceof TransportError) {
        const untaken = isWrite(request) && !decoding.mayBeTaken;
        return failed(transportError(result, context, untaken));
    }
    return failed(responseError(result, context));

    function failed(error: SignStationError): ApiAttempt<T> {
        const isMalformed = error.code === "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
        return {
            end: { error },
            outcome: isMalformed ? { kind: "malformed", processed: error.processed } : outcomeOf(result, now),
            said: `While ${error.operation}: ${error.detail}`,
            isRefusal: isRefusal(result),
            isAccepted: false,
        };
    }
}

/** Spring Security answers an empty 403 to a request without a token that it knows, unless it was told to answer 401. */
function isRefusal(result: TryResult): boolean {
    if (result instanceof TransportError) {
        return false;
    }
    return result.status === 401 || (result.status === 403 && result.body.length === 0);
}

/** `untaken`: none of the attempts before this one can have been processed, and that is worth saying. */
function transportError(result: TransportError, context: RequestContext, untaken: boolean): SignStationError {
    const unreachable = result.processed === "no";
    const usual = unreachable
        ? "Check leegality:baseUrl, the network and, for a private CA, leegality:caFile."
        : "Run the same command again; if the server is slow, raise leegality:timeout.";
    const advice = result.advice ?? usual;
    return new SignStationError({
        code: unreachable ? "ERR_SIGNSTATION_UNREACHABLE" : "ERR_SIGNSTATION_NO_ANSWER",
        operation: `${context.operation} (${context.baseUrl})`,
        detail: result.detail,
        advice: unreachable && untaken ? `${advice} It was not taken.` : advice,
        processed: result.processed,
        path: context.path,
        cause: result,
    });
}
