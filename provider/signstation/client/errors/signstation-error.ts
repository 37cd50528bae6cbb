/** What can go wrong between this client and SignStation, each kind with a stable code. */
import { CodedError } from "../../../errors/coded-error";
import type { Method } from "../../http/transport";
import type { SettingName, SettingPlace } from "../../settings/setting-sources";
import type { Explain } from "./explain";
import { settingFor, type Reason } from "./reason";

/** Every `code` of an error between this package and SignStation. */
export type SignStationErrorCode =
    /** Any 4xx without a code of its own, like 400 and 422: the data or the request is refused. */
    | "ERR_SIGNSTATION_BAD_REQUEST"
    /** 401: the token is wrong or has expired. */
    | "ERR_SIGNSTATION_UNAUTHORIZED"
    /** 403: the token's user may not do this. */
    | "ERR_SIGNSTATION_FORBIDDEN"
    /** The API's own response that the certificate or the department does not exist. */
    | "ERR_SIGNSTATION_NOT_FOUND"
    /** 409: another certificate of the organisation has this alias. */
    | "ERR_SIGNSTATION_CONFLICT"
    /** 413: the file is too large for the server, or for something in front of it. */
    | "ERR_SIGNSTATION_TOO_LARGE"
    /** 429: still refused after every attempt. */
    | "ERR_SIGNSTATION_RATE_LIMITED"
    /** 5xx. */
    | "ERR_SIGNSTATION_SERVER_ERROR"
    /** 3xx: redirects are not followed. */
    | "ERR_SIGNSTATION_REDIRECTED"
    /** A response that is not the API's: a page, an empty body, JSON of another shape, no id. */
    | "ERR_SIGNSTATION_UNEXPECTED_ANSWER"
    /** No connection: refused, unknown host, TLS. The last attempt sent nothing. */
    | "ERR_SIGNSTATION_UNREACHABLE"
    /** The connection broke or timed out after the request was on its way; or 408: not all of it arrived in time. */
    | "ERR_SIGNSTATION_NO_ANSWER"
    /** The operation was cancelled, or the time that was set for it was over. */
    | "ERR_SIGNSTATION_CANCELLED";

/** Whether the server acted on the request: certainly not, or perhaps. */
export type Processed = "no" | "unknown";

/** What a request is about; `credential`: the exchange of client credentials for a token. */
export type Subject = "certificate" | "department" | "credential";

/** All that is known of a failed request. No text holds a secret. */
export interface SignStationErrorFacts {
    readonly code: SignStationErrorCode;
    /** What helps depends on it. */
    readonly reason: Reason;
    /** What was being done: `uploading signing.p12`. */
    readonly operation: string;
    /** What the other side reported. */
    readonly detail: string;
    /** Of all attempts together. */
    readonly processed: Processed;
    /** @default "certificate" */
    readonly subject?: Subject | undefined;
    readonly method?: Method | undefined;
    readonly status?: number | undefined;
    /** The API's own code, `LE_ERR_SS_...`. */
    readonly apiCode?: string | undefined;
    /** Whether the response has a form in which SignStation, or the Java server that it runs on, sends errors. @default false */
    readonly fromApi?: boolean;
    /** The API path of the request, without the host. */
    readonly path?: string | undefined;
    /** The certificate that the request names. */
    readonly certificateId?: string | undefined;
    /** Where the credential was found. */
    readonly credentialSource?: SettingPlace | undefined;
    /** The token was refused in both headers. @default false */
    readonly refusedInBothHeaders?: boolean;
    readonly cause?: unknown;
}

/** Thrown by every request to SignStation. Holds no credential, no passkey and no part of a file. */
export class SignStationError extends CodedError<SignStationErrorCode> {
    /** @internal */
    protected static override readonly className = "SignStationError";
    /** The name of the class. */
    override readonly name = "SignStationError";
    /** What was being done: `uploading signing.p12`. */
    readonly operation: string;
    /** What the other side reported. */
    readonly detail: string;
    /** Whether SignStation processed the request, of all attempts together: certainly not, or perhaps. */
    readonly processed: Processed;
    /** The HTTP status, if there was a response. */
    readonly status: number | undefined;
    /** SignStation's own code, `LE_ERR_SS_...`, if it sent one. */
    readonly apiCode: string | undefined;
    /** Whether the response has a form in which SignStation, or the Java server that it runs on, sends errors. */
    readonly fromApi: boolean;
    /** The API path of the request, without the host. */
    readonly path: string | undefined;
    /** The certificate that the request names. */
    readonly certificateId: string | undefined;
    /** The setting that may be wrong. */
    readonly setting: SettingName | undefined;
    /** Why it failed, as far as it decides what helps. */
    readonly reason: Reason;
    readonly #facts: SignStationErrorFacts;
    readonly #explain: Explain["error"];

    /**
     * `explain`: the front end's sentences on what to do.
     * @internal
     */
    constructor(facts: SignStationErrorFacts, explain: Explain["error"]) {
        super(
            facts.code,
            `While ${facts.operation}: ${facts.detail}. ${explain(facts)}`,
            facts.cause === undefined ? undefined : { cause: facts.cause },
        );
        this.operation = facts.operation;
        this.detail = facts.detail;
        this.processed = facts.processed;
        this.status = facts.status;
        this.apiCode = facts.apiCode;
        this.fromApi = facts.fromApi ?? false;
        this.path = facts.path;
        this.certificateId = facts.certificateId;
        this.reason = facts.reason;
        this.setting = facts.credentialSource?.setting ?? settingFor(facts.reason);
        this.#facts = facts;
        this.#explain = explain;
    }

    /**
     * The same error with other facts: about more attempts than this one, or about the request that this one was made for.
     * @internal
     */
    with(facts: Partial<SignStationErrorFacts>): SignStationError {
        return new SignStationError({ ...this.#facts, ...facts }, this.#explain);
    }

    /**
     * The same error about more than this one attempt, or about the request that this one was made for.
     * @internal
     */
    withProcessed(processed: Processed): SignStationError {
        return this.with({ processed });
    }

    /**
     * The same error with other sentences on what to do.
     * @internal
     */
    withAdvice(advice: string): SignStationError {
        return new SignStationError(this.#facts, () => advice);
    }
}
