/** The functions of the plugin: they ask SignStation and manage nothing. */
import type * as pulumi from "@pulumi/pulumi";
import type { GetCertificateArgs, GetCertificateOutputArgs, GetCertificateResult } from "../lookups/get-certificate";
import type {
    GetCertificateSummaryArgs,
    GetCertificateSummaryOutputArgs,
    GetCertificateSummaryResult,
} from "../lookups/get-certificate-summary";
import type {
    GetExpiringCertificatesArgs,
    GetExpiringCertificatesOutputArgs,
    GetExpiringCertificatesResult,
} from "../lookups/get-expiring-certificates";
import { call, callOutput } from "./call-function";

/**
 * Looks up one certificate by its id or by its alias, in a preview too. Rejects if there is none, or several of one alias.
 *
 * @example
 * ```ts
 * import * as leegality from "pulumi-leegality/native";
 *
 * export const expiry = leegality.getCertificate({ name: "signing" }).then((certificate) => certificate.expiry);
 * ```
 */
export function getCertificate(args: GetCertificateArgs, opts?: pulumi.InvokeOptions): Promise<GetCertificateResult> {
    return call("getCertificate", args, opts);
}

/** As {@link getCertificate}, with arguments from outputs. The result is secret if one of them is. */
export function getCertificateOutput(
    args: GetCertificateOutputArgs,
    opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetCertificateResult> {
    return callOutput("getCertificate", args, opts);
}

/**
 * Lists the enabled certificates that end within some days, the first to end first, in a preview too.
 *
 * @example
 * ```ts
 * import * as leegality from "pulumi-leegality/native";
 *
 * const expiring = leegality.getExpiringCertificates({ days: 60 });
 * export const toRenew = expiring.then(({ certificates }) => certificates.map(({ certificateName }) => certificateName));
 * ```
 */
export function getExpiringCertificates(
    args: GetExpiringCertificatesArgs = {},
    opts?: pulumi.InvokeOptions,
): Promise<GetExpiringCertificatesResult> {
    return call("getExpiringCertificates", args, opts);
}

/** As {@link getExpiringCertificates}, with arguments from outputs. The result is secret if one of them is. */
export function getExpiringCertificatesOutput(
    args: GetExpiringCertificatesOutputArgs = {},
    opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetExpiringCertificatesResult> {
    return callOutput("getExpiringCertificates", args, opts);
}

/**
 * Counts certificates: all, the active ones, and those that end within some days, in a preview too. A count whose name in the
 * response this package does not know is in `counts` alone.
 *
 * @example
 * ```ts
 * import * as leegality from "pulumi-leegality/native";
 *
 * export const active = leegality.getCertificateSummary().then((summary) => summary.active);
 * ```
 */
export function getCertificateSummary(
    args: GetCertificateSummaryArgs = {},
    opts?: pulumi.InvokeOptions,
): Promise<GetCertificateSummaryResult> {
    return call("getCertificateSummary", args, opts);
}

/** As {@link getCertificateSummary}, with arguments from outputs. The result is secret if one of them is. */
export function getCertificateSummaryOutput(
    args: GetCertificateSummaryOutputArgs = {},
    opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetCertificateSummaryResult> {
    return callOutput("getCertificateSummary", args, opts);
}
