/** Turns a response that is not a success into the error for it. */
import type { HttpResponse, Method } from "../../http/transport";
import { isNotProcessed } from "../../http/retry";
import type { SettingPlace } from "../../settings/setting-sources";
import { readProblem, type Problem } from "../../wire/wire";
import type { Explain } from "./explain";
import type { Reason } from "./reason";
import { printable, repeatsSecret, type Secret } from "../redact";
import { readServerMessage, type ServerMessage } from "./server-message";
import { SignStationError, type Processed, type SignStationErrorCode, type Subject } from "./signstation-error";

/** The request that an error is about. */
export interface RequestContext {
    /** `uploading signing.p12`. */
    readonly operation: string;
    readonly subject: Subject;
    /** Without host and query. */
    readonly path: string;
    readonly method: Method;
    /** The certificate that the request names. */
    readonly certificateId?: string | undefined;
    readonly credentialSource: SettingPlace;
    readonly baseUrl: string;
    /** Values that must not come out. */
    readonly secrets: readonly Secret[];
    readonly explain: Explain["error"];
}

interface Kind {
    readonly code: SignStationErrorCode;
    readonly reason: Reason;
    readonly processed: Processed;
}

/** The error in the body of a response. */
interface ReportedError {
    /** In the vendor's envelope. */
    readonly problem: Problem | undefined;
    /** In any other form. */
    readonly other: ServerMessage | undefined;
}

/** The HTTP status decides; the API's code only distinguishes a missing record from other bad data. */
export function responseError(response: HttpResponse, context: RequestContext): SignStationError {
    const problem = readProblem(response);
    const reported: ReportedError = { problem, other: problem === undefined ? readServerMessage(response) : undefined };
    const kind = kindOf(response.status, reported, context);
    const { operation, subject, method, path, certificateId, explain } = context;
    return new SignStationError(
        {
            ...kind,
            operation,
            subject,
            method,
            path,
            certificateId,
            detail: describe(response, reported, context),
            status: response.status,
            apiCode: apiCode(problem, context),
            fromApi: isFromApi(reported),
            credentialSource: usesCredential(kind) ? context.credentialSource : undefined,
        },
        explain,
    );
}

/** The error for a response of 2xx that is not what the API sends. `wrong`: what is wrong with it. */
export function malformedResponse(response: HttpResponse, wrong: string, context: RequestContext): SignStationError {
    const { operation, subject, method, path, certificateId, explain } = context;
    return new SignStationError(
        {
            code: "ERR_SIGNSTATION_UNEXPECTED_ANSWER",
            reason: "malformed",
            operation,
            subject,
            method,
            path,
            certificateId,
            detail: `the server answered ${response.status} with ${wrong}`,
            // The server may have processed the request, and then failed to report it.
            processed: method === "GET" ? "no" : "unknown",
            status: response.status,
        },
        explain,
    );
}

/**
 * Only the API's own code counts: a 404 page of another program, or the API's 404 for a path that it does not know, says
 * nothing about the record. The vendor answers some not-founds with 400 (create-1).
 */
function isNotFound(status: number, problem: Problem | undefined): boolean {
    return (status === 400 || status === 404) && problem?.detailCode === "LE_ERR_SS_001";
}

const CLIENT_ERRORS: Readonly<Record<number, Kind>> = {
    401: { code: "ERR_SIGNSTATION_UNAUTHORIZED", reason: "bad-token", processed: "no" },
    403: { code: "ERR_SIGNSTATION_FORBIDDEN", reason: "forbidden", processed: "no" },
    404: { code: "ERR_SIGNSTATION_UNEXPECTED_ANSWER", reason: "not-api-404", processed: "no" },
    408: { code: "ERR_SIGNSTATION_NO_ANSWER", reason: "slow-request", processed: "no" },
    409: { code: "ERR_SIGNSTATION_CONFLICT", reason: "conflict", processed: "no" },
    413: { code: "ERR_SIGNSTATION_TOO_LARGE", reason: "too-large", processed: "no" },
    429: { code: "ERR_SIGNSTATION_RATE_LIMITED", reason: "rate-limited", processed: "no" },
};

function kindOf(status: number, reported: ReportedError, context: RequestContext): Kind {
    const { method, subject } = context;
    if (isNotFound(status, reported.problem)) {
        return { code: "ERR_SIGNSTATION_NOT_FOUND", reason: "not-found", processed: "no" };
    }
    if (status >= 300 && status < 400) {
        // Only 303 says that the request was processed; the others say that it belongs elsewhere (RFC 9110, 15.4).
        const processed = status === 303 && method !== "GET" ? "unknown" : "no";
        return { code: "ERR_SIGNSTATION_REDIRECTED", reason: "redirected", processed };
    }
    if (status >= 500) {
        const reason = status === 500 ? "server-failed" : "server-unavailable";
        return { code: "ERR_SIGNSTATION_SERVER_ERROR", reason, processed: isNotProcessed(status) ? "no" : "unknown" };
    }
    const kind = CLIENT_ERRORS[status] ?? {
        code: "ERR_SIGNSTATION_BAD_REQUEST",
        reason: whyRefused(status, reported, context),
        processed: "no",
    };
    // No page of the vendor documents how a department is read.
    const mayLackReads = subject === "department" && method === "GET" && (status === 404 || status === 405);
    return mayLackReads ? { ...kind, reason: "no-department-reads" } : kind;
}

/** For a 4xx without a code of its own. */
function whyRefused(status: number, reported: ReportedError, { baseUrl }: RequestContext): Reason {
    if (status === 415) {
        return "media-type";
    }
    if (isFromApi(reported)) {
        return "refused";
    }
    const mayWantTls = status === 400 && reported.other === undefined && baseUrl.startsWith("http:");
    return mayWantTls ? "plain-http-refusal" : "not-api-refusal";
}

function usesCredential({ reason }: Kind): boolean {
    return reason === "bad-token" || reason === "forbidden";
}

/** A proxy's JSON is quoted too, but says nothing about the data. */
function isFromApi({ problem, other }: ReportedError): boolean {
    return problem !== undefined || other?.isFromServer === true;
}

function describe(response: HttpResponse, { problem, other }: ReportedError, context: RequestContext): string {
    const target =
        response.location === undefined
            ? ""
            : `, pointing to ${printable(withoutQuery(response.location), context.secrets)}`;
    if (other !== undefined) {
        return `the server answered ${response.status}: ${printable(other.text, context.secrets)}${target}`;
    }
    if (problem === undefined) {
        const what =
            response.body.length === 0
                ? "an empty body"
                : `a body that is not SignStation's (${printable(mediaType(response), context.secrets)})`;
        return `the server answered ${response.status} with ${what}${target}`;
    }
    const code =
        apiCode(problem, context) ?? (codeOf(problem) === undefined ? "no code" : "a code that repeats a secret");
    const text = problem.message === undefined ? "" : `: ${printable(problem.message, context.secrets)}`;
    return `SignStation answered ${response.status} (${code})${text}${target}`;
}

function codeOf(problem: Problem | undefined): string | undefined {
    return problem?.detailCode ?? problem?.code;
}

/** Undefined also if it repeats a secret. */
function apiCode(problem: Problem | undefined, { secrets }: RequestContext): string | undefined {
    const code = codeOf(problem);
    return code === undefined || repeatsSecret(code, secrets) ? undefined : printable(code, secrets);
}

/** A login page's address may carry a ticket or a credential. */
function withoutQuery(location: string): string {
    const path = location.replace(/[?#].*$/s, "");
    return path.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, "$1//");
}

function mediaType(response: HttpResponse): string {
    return /^[\w.+-]+\/[\w.+-]+/.exec(response.contentType)?.[0] ?? "no content type";
}
