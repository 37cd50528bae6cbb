/**
 * Leegality SignStation for Pulumi programs.
 * @module pulumi-leegality
 */
import "./supported-node";
export { Certificate } from "./certificate";
export type { CertificateArgs } from "./certificate-args";
export { Department } from "./department";
export type { DepartmentArgs } from "./department-args";
export {
    getCertificate,
    getCertificateOutput,
    type GetCertificateArgs,
    type GetCertificateOutputArgs,
    type GetCertificateResult,
} from "./lookups/get-certificate";
export {
    getCertificateSummary,
    getCertificateSummaryOutput,
    type GetCertificateSummaryArgs,
    type GetCertificateSummaryOutputArgs,
    type GetCertificateSummaryResult,
} from "./lookups/get-certificate-summary";
export {
    getExpiringCertificates,
    getExpiringCertificatesOutput,
    type GetExpiringCertificatesArgs,
    type GetExpiringCertificatesOutputArgs,
    type GetExpiringCertificatesResult,
} from "./lookups/get-expiring-certificates";
export type { LookupOutputOptions } from "./lookups/lookup";
export type { FoundCertificate } from "../provider/core/lookup/found-certificate";
export type { CertificateSummary } from "../provider/signstation";
export {
    CodedError,
    LeegalityError,
    Pkcs12Error,
    SignStationError,
    type AnyLeegalityError,
    type LeegalityErrorCode,
    type Pkcs12ErrorCode,
    type SignStationErrorCode,
    type Processed,
} from "./errors";
