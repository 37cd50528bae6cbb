/** Turns an answer that is not a success into the error that says what to do about it. */
import type { HttpResponse } from "../http/transport";
import { printable, repeatsSecret, type Secret } from "./redact";
import { isNotProcessed } from "../http/retry";
import { SignStationError, type SignStationErrorCode, type Processed } from "./signstation-error";
import { readServerWords, type ServerWords } from "./server-words";
import { readProblem, type Problem } from "../wire/wire";

/** What a request is about, for the words of its errors. */
export interface RequestContext {
    /** `uploading signing.p12`. */
    readonly operation: string;
    /** Without host and query. */
    readonly path: string;
    readonly method: string;
    /** The certificate that the call is about, where it exists already. */
    readonly certificateId?: string | undefined;
    /** Where the credential came from. */
    readonly credentialSource: string;
    readonly baseUrl: string;
    /** Values that must not come out. */
    readonly secrets: readonly Secret[];
}

interface Kind {
    readonly code: SignStationErrorCode;
    readonly advice: string;
    readonly processed: Processed;
}

/** What the body of an error says. */
interface Said {
    /** In the vendor's envelope. */
    readonly problem: Problem | undefined;
    /** In any other form. */
    readonly words: ServerWords | undefined;
}

/** The HTTP status decides; the API's code only tells a missing certificate from other bad data. */
export function responseError(answer: HttpResponse, context: RequestContext): SignStationError {
    const problem = readProblem(answer);
    const said: Said = { problem, words: problem === undefined ? readServerWords(answer) : undefined };
    const kind = isNotFound(answer.status, problem) ? notFound(context) : kindOf(answer, said, context);
    return new SignStationError({
        ...kind,
        operation: context.operation,
        detail: describe(answer, said, context),
        status: answer.status,
        apiCode: apiCode(problem, context),
        fromApi: isServersOwn(said),
        path: context.path,
    });
}

/** A success whose body is of no use. `wrong` says what about it. */
export function malformedResponse(answer: HttpResponse, wrong: string, context: RequestContext): SignStationError {
    return new SignStationError({
        code: "ERR_SIGNSTATION_UNEXPECTED_ANSWER",
        operation: context.operation,
        detail: `the server answered ${answer.status} with ${wrong}`,
        advice: "Check that leegality:baseUrl names a SignStation (everything before /api/v1) and not a proxy's or login page.",
        // The server may well have acted, and then failed to say so.
        processed: context.method === "GET" ? "no" : "unknown",
        status: answer.status,
        path: context.path,
    });
}

/**
 * Only the API's own word for it counts: another program's 404 page, or the API's for a path that it does not know, says
 * nothing about a certificate. The vendor answers some not-founds with 400 (create-1).
 */
function isNotFound(status: number, problem: Problem | undefined): boolean {
    return (status === 400 || status === 404) && problem?.detailCode === "LE_ERR_SS_001";
}

function notFound(context: RequestContext): Kind {
    return {
        code: "ERR_SIGNSTATION_NOT_FOUND",
        processed: "no",
        advice:
            context.method === "POST"
                ? "Check departmentId: it has to be an enabled department of this SignStation."
                : "Check departmentId, and whether the certificate was deleted outside: run pulumi refresh.",
    };
}

function kindOf({ status }: HttpResponse, said: Said, context: RequestContext): Kind {
    if (status >= 300 && status < 400) {
        return {
            code: "ERR_SIGNSTATION_REDIRECTED",
            // Only 303 says that the request was dealt with; the others say that it belongs elsewhere (RFC 9110, 15.4).
            processed: status === 303 && context.method !== "GET" ? "unknown" : "no",
            advice: "Redirects are not followed, since they would carry the token along. Set leegality:baseUrl to the final address.",
        };
    }
    if (status >= 500) {
        return {
            code: "ERR_SIGNSTATION_SERVER_ERROR",
            processed: isNotProcessed(status) ? "no" : "unknown",
            advice:
                "Run the same command again; if it stays, look into SignStation's own log at this time." +
                (status === 500 ? ` ${ANY_FAILURE}` : ""),
        };
    }
    return clientErrors(context)[status] ?? badRequest(status, said, context);
}

/** A catch-all handler answers 500, and Spring Security 401 or 403, to whatever went wrong. */
const ANY_FAILURE =
    "Some servers answer so to any request that fails: check also that leegality:baseUrl is everything before /api/v1, that " +
    "departmentId is a UUID, and that the file is not too large for the server.";

const clientErrors = (context: RequestContext): Readonly<Record<number, Kind>> => ({
    401: {
        code: "ERR_SIGNSTATION_UNAUTHORIZED",
        processed: "no",
        advice: `The credential comes from ${context.credentialSource}: get a valid one and set it there. ${ANY_FAILURE}`,
    },
    403: {
        code: "ERR_SIGNSTATION_FORBIDDEN",
        processed: "no",
        advice: `The credential (from ${context.credentialSource}) lacks the right to do this: use another user's, or ask for the right. ${ANY_FAILURE}`,
    },
    404: {
        code: "ERR_SIGNSTATION_UNEXPECTED_ANSWER",
        processed: "no",
        advice:
            "This 404 is not SignStation's own word (LE_ERR_SS_001) for a missing certificate, so nothing is concluded from it. " +
            `Check that leegality:baseUrl is everything before /api/v1.${ifGone(context)}`,
    },
    408: {
        code: "ERR_SIGNSTATION_NO_ANSWER",
        processed: "no",
        advice: "The request did not arrive in the time that the server had for it. Run the same command again.",
    },
    409: {
        code: "ERR_SIGNSTATION_CONFLICT",
        processed: "no",
        advice:
            "A certificate of this name exists already in the organisation (the name is the file's friendlyName, else its " +
            "common name). Delete that one, or export the file under another friendlyName.",
    },
    413: {
        code: "ERR_SIGNSTATION_TOO_LARGE",
        processed: "no",
        advice:
            "SignStation takes at most 5 MB. The server's own multipart limit (Spring's default is 1 MB: " +
            "spring.servlet.multipart.max-file-size) or a proxy in front of it may take less. Raise that limit, or shrink the file.",
    },
    429: {
        code: "ERR_SIGNSTATION_RATE_LIMITED",
        processed: "no",
        advice: "Run the same command again later, or lower leegality:maxConcurrency.",
    },
});

/** Every 4xx without a code of its own. */
function badRequest(status: number, said: Said, context: RequestContext): Kind {
    return { code: "ERR_SIGNSTATION_BAD_REQUEST", processed: "no", advice: adviceForBadRequest(status, said, context) };
}

function adviceForBadRequest(status: number, said: Said, context: RequestContext): string {
    if (status === 415) {
        return (
            "The server does not take a request in this form (Content-Type). Check that leegality:baseUrl names a SignStation, " +
            "and whether something in front of it refuses such requests."
        );
    }
    if (!isServersOwn(said)) {
        const tls =
            status === 400 && said.words === undefined && context.baseUrl.startsWith("http:")
                ? " If that port speaks TLS, leegality:baseUrl has to begin with https:."
                : "";
        return (
            "This is not SignStation's own word, so something in front of it may refuse the request. " +
            `Check that leegality:baseUrl is everything before /api/v1.${tls}${ifGone(context)}`
        );
    }
    return context.method === "POST" || context.method === "PUT"
        ? "SignStation refuses the data. Check certificateFile, passkey and departmentId against what it says."
        : `SignStation refuses the request. Check what it says.${ifGone(context)}`;
}

/** A proxy's JSON is quoted too, but says nothing of the data. */
function isServersOwn({ problem, words }: Said): boolean {
    return problem !== undefined || words?.isServers === true;
}

/** A server whose word for a missing certificate is not known here would fail every refresh and destroy. */
function ifGone({ certificateId }: RequestContext): string {
    return certificateId === undefined
        ? ""
        : ` Look for certificate ${certificateId} in SignStation's dashboard; if it is gone and only the stack still has it, ` +
              "take it out of the stack with: pulumi state delete <urn> (pulumi stack --show-urns lists them).";
}

function describe(answer: HttpResponse, { problem, words }: Said, context: RequestContext): string {
    const target =
        answer.location === undefined
            ? ""
            : `, pointing to ${printable(withoutQuery(answer.location), context.secrets)}`;
    if (words !== undefined) {
        return `the server answered ${answer.status}: ${printable(words.text, context.secrets)}${target}`;
    }
    if (problem === undefined) {
        const what =
            answer.body.length === 0
                ? "an empty body"
                : `a body that is not SignStation's (${printable(mediaType(answer), context.secrets)})`;
        return `the server answered ${answer.status} with ${what}${target}`;
    }
    const code =
        apiCode(problem, context) ?? (codeOf(problem) === undefined ? "no code" : "a code that repeats a secret");
    const text = problem.message === undefined ? "" : `: ${printable(problem.message, context.secrets)}`;
    return `SignStation answered ${answer.status} (${code})${text}${target}`;
}

function codeOf(problem: Problem | undefined): string | undefined {
    return problem?.detailCode ?? problem?.code;
}

/** Undefined too where it repeats a secret. */
function apiCode(problem: Problem | undefined, { secrets }: RequestContext): string | undefined {
    const code = codeOf(problem);
    return code === undefined || repeatsSecret(code, secrets) ? undefined : printable(code, secrets);
}

/** A login page's address may carry a ticket or a credential. */
function withoutQuery(location: string): string {
    const path = location.replace(/[?#].*$/s, "");
    return path.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, "$1//");
}

function mediaType(answer: HttpResponse): string {
    return /^[\w.+-]+\/[\w.+-]+/.exec(answer.contentType)?.[0] ?? "no content type";
}
