/** The errors of this package: each has a `code`, by which a program decides. */
import type { LeegalityError } from "../provider/lifecycle/errors/leegality-error";
import type { Pkcs12Error } from "../provider/pkcs12/pkcs12-error";
import type { SignStationError } from "../provider/signstation/client/errors/signstation-error";

export { CodedError } from "../provider/errors/coded-error";
export { LeegalityError, type LeegalityErrorCode } from "../provider/lifecycle/errors/leegality-error";
export { Pkcs12Error, type Pkcs12ErrorCode } from "../provider/pkcs12/pkcs12-error";
export {
    SignStationError,
    type Processed,
    type SignStationErrorCode,
} from "../provider/signstation/client/errors/signstation-error";

/**
 * Any error of this package. Narrow it by `instanceof`, or by `switch (error.code)`: after
 * `case "ERR_SIGNSTATION_NOT_FOUND"` it is a `SignStationError`.
 */
export type AnyLeegalityError = LeegalityError | SignStationError | Pkcs12Error;
