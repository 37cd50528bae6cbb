/** What can go wrong with the resource itself, each kind with a stable code. */
import { CodedError } from "../../errors/coded-error";
import type { CertificateState } from "../../core/certificate/types";
import type { DepartmentState } from "../../core/department/types";

/** Every `code` of an error of the resource itself, or of a lookup. */
export type LeegalityErrorCode =
    /** No SignStation, no credential, or an invalid setting. */
    | "ERR_LEEGALITY_CONFIGURATION"
    /** This Node.js is older than what the package needs. */
    | "ERR_LEEGALITY_NODE_VERSION"
    /** The program's own package.json does not name this package, so the engine's provider process cannot find it. */
    | "ERR_LEEGALITY_NOT_INSTALLED"
    /** The certificate, or the department, belongs to another SignStation than the configured one. */
    | "ERR_LEEGALITY_OTHER_ENDPOINT"
    /** There is no file at the path. */
    | "ERR_LEEGALITY_FILE_NOT_FOUND"
    /** A folder, or anything else that is not a regular file. */
    | "ERR_LEEGALITY_NOT_A_FILE"
    /** It exists, but reading it failed. */
    | "ERR_LEEGALITY_FILE_UNREADABLE"
    /** It has no content. */
    | "ERR_LEEGALITY_FILE_EMPTY"
    /** More than 5 MiB. */
    | "ERR_LEEGALITY_FILE_TOO_LARGE"
    /** A RemoteAsset that could not be fetched. */
    | "ERR_LEEGALITY_REMOTE_FILE"
    /** Other bytes than those that were checked. */
    | "ERR_LEEGALITY_FILE_CHANGED"
    /** The variable of `passkeyEnv` is not set, or the file of `passkeyFile` is not there, not readable or not text. */
    | "ERR_LEEGALITY_PASSKEY_UNAVAILABLE"
    /** The certificate's validity has ended. */
    | "ERR_LEEGALITY_EXPIRED"
    /** It ends within `failIfExpiresWithinDays`. */
    | "ERR_LEEGALITY_EXPIRES_SOON"
    /** The certificate's, or the department's, name is in use in SignStation. */
    | "ERR_LEEGALITY_ALREADY_EXISTS"
    /** The certificate, or the department, that was to be adopted does not exist, is not the same, or is owned by another resource. */
    | "ERR_LEEGALITY_CANNOT_ADOPT"
    /** A lookup, or a `get`: there is none of this id or name. */
    | "ERR_LEEGALITY_NOT_FOUND"
    /** A lookup: there are several of this name. */
    | "ERR_LEEGALITY_AMBIGUOUS"
    /** A lookup, or an argument of a resource, that is invalid. */
    | "ERR_LEEGALITY_INVALID_ARGUMENT"
    /** Two resources of the program have certificates of one name. */
    | "ERR_LEEGALITY_SAME_ALIAS"
    /** Written, but it could not be read back. */
    | "ERR_LEEGALITY_READ_BACK"
    /** Written, but SignStation holds something else. */
    | "ERR_LEEGALITY_NOT_AS_ASKED"
    /** A creation or an update whose response was lost, or names what another resource has: whether it was processed is unknown. */
    | "ERR_LEEGALITY_UNKNOWN_OUTCOME";

/** Thrown by resources and lookups. The message holds no secret. */
export class LeegalityError extends CodedError<LeegalityErrorCode> {
    protected static override readonly className: string = "LeegalityError";
    /** The name of the class. */
    override readonly name: string = "LeegalityError";
}

/** The outputs of a resource of either kind: each of them may be absent. */
export type ResourceState = CertificateState & DepartmentState;

/**
 * The certificate, or the department, exists and its id is known, but the operation did not end well. A front end hands id and
 * state to the engine, so that the next run goes on from there.
 */
export class UnfinishedError extends LeegalityError {
    protected static override readonly className = "UnfinishedError";
    override readonly name = "UnfinishedError";
    /** Holds a certificate's passkey: nothing that prints the error can see it here. */
    readonly #state: ResourceState;

    constructor(
        code: "ERR_LEEGALITY_READ_BACK" | "ERR_LEEGALITY_NOT_AS_ASKED" | "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        text: string,
        readonly id: string,
        state: ResourceState,
        options?: ErrorOptions,
    ) {
        super(code, text, options);
        this.#state = state;
    }

    get state(): ResourceState {
        return this.#state;
    }
}
