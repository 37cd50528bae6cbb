/** Why a PKCS#12 file could not be used, each reason with a stable code. */
import { CodedError } from "../errors/coded-error";

/** Every `code` of an error about a PKCS#12 file. */
export type Pkcs12ErrorCode =
    /** The bytes are something else. */
    | "ERR_PKCS12_NOT_PKCS12"
    /** It is a PKCS#12 file, but part of it is missing or was changed. */
    | "ERR_PKCS12_DAMAGED"
    | "ERR_PKCS12_WRONG_PASSKEY"
    | "ERR_PKCS12_NO_CERTIFICATE"
    | "ERR_PKCS12_NO_PRIVATE_KEY"
    /** None of its certificates belongs to its private key. */
    | "ERR_PKCS12_KEY_MISMATCH"
    /** It uses an algorithm that this runtime lacks, so nothing can be said about the passkey. */
    | "ERR_PKCS12_UNSUPPORTED"
    /** It asks for more key derivation than any real file does. */
    | "ERR_PKCS12_TOO_MUCH_WORK";

/** Thrown by `readPkcs12`. The message holds nothing of the passkey and nothing of the file's content. */
export class Pkcs12Error extends CodedError<Pkcs12ErrorCode> {
    protected static override readonly className = "Pkcs12Error";
    /** The name of the class. */
    override readonly name = "Pkcs12Error";
}

/** ERR_PKCS12_DAMAGED. `what` is a clause without a full stop: what is wrong with the file. */
export function damaged(what: string, cause?: unknown): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_DAMAGED",
        `The PKCS#12 file is damaged: ${what}. Copy it again in binary mode, or export it anew.`,
        cause === undefined ? undefined : { cause },
    );
}
