/** What is wrong with a PKCS#12 file, as `check` reports it. */
import type { CertificateSource } from "../../../core/certificate/types";
import type { CheckFailure } from "../../../core/failure";
import { Pkcs12Error } from "../../../pkcs12";
import { LeegalityError } from "../../errors/leegality-error";
import { nameOf } from "../../file/read-bytes";

/** A failure about the passkey is reported on the file's property. Throws every error that is not of this package. */
export function fileFailure(error: unknown, source: CertificateSource): CheckFailure {
    const blamed =
        source.kind === "base64"
            ? ({ property: "certificateBase64", secret: true } as const)
            : { property: "certificateFile" };
    if (error instanceof Pkcs12Error) {
        return { ...blamed, reason: `${nameOf(source)}: ${error.message}` };
    }
    if (error instanceof LeegalityError) {
        return { ...blamed, reason: error.message };
    }
    throw error;
}
