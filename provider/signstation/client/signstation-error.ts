/** What can go wrong between this client and SignStation, each kind with a stable code. */

/** Every `code` of an error between this package and SignStation. */
export type SignStationErrorCode =
    /** Any 4xx without a code of its own, like 400 and 422: the data or the request is refused. */
    | "ERR_SIGNSTATION_BAD_REQUEST"
    /** 401: the token is wrong or has expired. */
    | "ERR_SIGNSTATION_UNAUTHORIZED"
    /** 403: the token's user may not do this. */
    | "ERR_SIGNSTATION_FORBIDDEN"
    /** The API's own answer that the certificate or the department does not exist. */
    | "ERR_SIGNSTATION_NOT_FOUND"
    /** 409: another certificate of the organisation has this alias. */
    | "ERR_SIGNSTATION_CONFLICT"
    /** 413: the file is too large for the server, or for something in front of it. */
    | "ERR_SIGNSTATION_TOO_LARGE"
    /** 429: still refused after every try. */
    | "ERR_SIGNSTATION_RATE_LIMITED"
    /** 5xx. */
    | "ERR_SIGNSTATION_SERVER_ERROR"
    /** 3xx: redirects are not followed. */
    | "ERR_SIGNSTATION_REDIRECTED"
    /** An answer that is not SignStation's API: a page, an empty body, JSON of another shape, no id. */
    | "ERR_SIGNSTATION_UNEXPECTED_ANSWER"
    /** No connection: refused, unknown host, TLS. The last try sent nothing. */
    | "ERR_SIGNSTATION_UNREACHABLE"
    /** The connection broke or timed out after the request was on its way; or 408: not all of it arrived in time. */
    | "ERR_SIGNSTATION_NO_ANSWER";

/** Whether the server acted on the request: certainly not, or perhaps. */
export type Processed = "no" | "unknown";

export interface SignStationErrorDetails {
    readonly code: SignStationErrorCode;
    /** What was being done: `uploading signing.p12`. */
    readonly operation: string;
    /** What the other side said, with every secret already taken out. */
    readonly detail: string;
    /** What the reader can do. */
    readonly advice: string;
    /** Of all tries together. */
    readonly processed: Processed;
    readonly status?: number | undefined;
    /** The API's own code, `LE_ERR_SS_...`. */
    readonly apiCode?: string | undefined;
    /** Whether the response has a form in which SignStation, or the Java server that it runs on, sends errors. @default false */
    readonly fromApi?: boolean;
    /** The API path of the request, without the host. */
    readonly path?: string | undefined;
    readonly cause?: unknown;
}

/** Thrown by every call of the client. Holds no credential, no passkey and no part of a file. */
export class SignStationError extends Error {
    override readonly name = "SignStationError";
    readonly code: SignStationErrorCode;
    readonly operation: string;
    readonly detail: string;
    readonly advice: string;
    readonly processed: Processed;
    readonly status: number | undefined;
    readonly apiCode: string | undefined;
    readonly fromApi: boolean;
    readonly path: string | undefined;
    readonly #details: SignStationErrorDetails;

    constructor(details: SignStationErrorDetails) {
        super(
            `While ${details.operation}: ${details.detail}. ${details.advice} [${details.code}]`,
            details.cause === undefined ? undefined : { cause: details.cause },
        );
        this.code = details.code;
        this.operation = details.operation;
        this.detail = details.detail;
        this.advice = details.advice;
        this.processed = details.processed;
        this.status = details.status;
        this.apiCode = details.apiCode;
        this.fromApi = details.fromApi ?? false;
        this.path = details.path;
        this.#details = details;
    }

    /** The same error about more than this one try: other tries of the call, or a call that this one was made for. */
    withProcessed(taken: Processed): SignStationError {
        return new SignStationError({ ...this.#details, processed: taken });
    }

    /** The same error with other words on what to do. */
    withAdvice(advice: string): SignStationError {
        return new SignStationError({ ...this.#details, advice });
    }
}
