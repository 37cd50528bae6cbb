/** The catalogue of SignStation's error envelopes, one constructor each: the only place where their words stand. */
import type { HttpResponse } from "../http/response";

/** One entry of an error envelope (create-1). */
export interface ErrorDetail {
    readonly message: string;
    readonly path: string | null;
    readonly code: string | null;
}

/** The error envelope (create-1). */
export interface ErrorEnvelope {
    readonly code: string;
    readonly errors: readonly ErrorDetail[];
}

/** A response whose body is such an envelope. */
export interface ErrorResponse extends HttpResponse {
    readonly body: ErrorEnvelope;
}

/** The path that SignStation reports if a response does not depend on the operation (create-1, 401). */
export const ANY_PATH = "/api/v1/*";

/** Every constructor takes the request's path with a single `/api/v1` prefix. */
export const problems = {
    /** 400 for bad input. Top code: create-1; that there is one detail which says what is wrong: assumed. */
    invalidRequest: (path: string, message: string): ErrorResponse => {
        return problem(400, "LE_ERR_SS_400", { message, path, code: null });
    },

    /** 400 as above, for what a web framework refuses before the API's own rules: a value of another type. */
    unreadableRequest: (path: string, message: string): ErrorResponse => {
        return framework(problems.invalidRequest(path, message));
    },

    /** 400 for a department that does not exist or is disabled (assumed, in the form of create-1's 400). */
    unusableDepartment: (path: string, id: string): ErrorResponse => {
        const message = `Department with id ${id} does not exist or is disabled`;
        return problem(400, "LE_ERR_SS_404", { message, path, code: "LE_ERR_SS_001" });
    },

    /** 401 for a missing, wrong or expired token (create-1). */
    unauthorized: (): ErrorResponse => {
        const detail = { message: "Invalid or expired token", path: ANY_PATH, code: "LE_ERR_SS_303" };
        return problem(401, "LE_ERR_SS_401", detail);
    },

    /** 401 for wrong client credentials (assumed). */
    wrongCredentials: (path: string): ErrorResponse => {
        return problem(401, "LE_ERR_SS_401", { message: "Invalid client credentials", path, code: null });
    },

    /** 404 for a certificate that does not exist. Codes and words: create-1; the status: assumed. */
    certificateNotFound: (path: string, id: string): ErrorResponse => {
        const message = `Certificate with id ${id} does not exist`;
        return problem(404, "LE_ERR_SS_404", { message, path, code: "LE_ERR_SS_001" });
    },

    /** 404 for a department that does not exist (assumed, as for certificates). */
    departmentNotFound: (path: string, id: string): ErrorResponse => {
        const message = `Department with id ${id} does not exist`;
        return problem(404, "LE_ERR_SS_404", { message, path, code: "LE_ERR_SS_001" });
    },

    /** 404 for a path that the API does not have (assumed). No detail code: it must not read as a missing record. */
    unknownPath: (path: string): ErrorResponse => {
        return framework(problem(404, "LE_ERR_SS_404", { message: "No such API path", path, code: null }));
    },

    /** 405 for a path that exists with other methods (assumed). */
    methodNotAllowed: (path: string, allowed: readonly string[]): ErrorResponse => {
        const detail = { message: "Request method is not supported", path, code: null };
        return { ...framework(problem(405, "LE_ERR_SS_405", detail)), headers: { allow: allowed.join(", ") } };
    },

    /** 409 for an alias in use (create-1, whose example is cut off after "for or"). */
    aliasInUse: (path: string, alias: string): ErrorResponse => {
        const message = `Certificate with alias '${alias}' already exists for organization`;
        return problem(409, "LE_ERR_SS_409", { message, path, code: "LE_ERR_SS_1101" });
    },

    /** 413 for a body over the limit (assumed: create-1 only states the limit). */
    tooLarge: (path: string, message: string): ErrorResponse => {
        return framework(problem(413, "LE_ERR_SS_400", { message, path, code: null }));
    },

    /** 415 for a body, or a part of one, of a type that the operation does not accept (in dialects only). */
    unsupportedMediaType: (path: string, message: string): ErrorResponse => {
        return framework(problem(415, "LE_ERR_SS_415", { message, path, code: null }));
    },

    /** 500 for a failure inside (create-1). */
    internal: (): ErrorResponse => {
        return framework(problem(500, "LE_ERR_SS_500", { message: "Internal Server Error", path: null, code: null }));
    },
} as const;

function problem(status: number, code: string, detail: ErrorDetail): ErrorResponse {
    const body: ErrorEnvelope = { code, errors: [detail] };
    return { status, body };
}

function framework(response: ErrorResponse): ErrorResponse {
    return { ...response, framework: true };
}
