/**
 * Leegality SignStation for Pulumi programs, through the plugin in this package. Pulumi.yaml names the plugin:
 *
 * ```yaml
 * plugins:
 *   providers:
 *     - { name: leegality, path: node_modules/pulumi-leegality/plugin }
 * ```
 * @module pulumi-leegality/native
 */
import "../supported-node";
export { Certificate } from "./certificate";
export type { CertificateArgs } from "../certificate-args";
export { Department } from "./department";
export type { DepartmentArgs } from "../department-args";
export {
    getCertificate,
    getCertificateOutput,
    getCertificateSummary,
    getCertificateSummaryOutput,
    getExpiringCertificates,
    getExpiringCertificatesOutput,
} from "./functions";
export { Provider, type ProviderArgs } from "./provider";
export type { GetCertificateArgs, GetCertificateOutputArgs, GetCertificateResult } from "../lookups/get-certificate";
export type {
    GetCertificateSummaryArgs,
    GetCertificateSummaryOutputArgs,
    GetCertificateSummaryResult,
} from "../lookups/get-certificate-summary";
export type {
    GetExpiringCertificatesArgs,
    GetExpiringCertificatesOutputArgs,
    GetExpiringCertificatesResult,
} from "../lookups/get-expiring-certificates";
export type { CertificateSummary } from "../../provider/signstation";
export type { FoundCertificate } from "../../provider/core/lookup/found-certificate";
