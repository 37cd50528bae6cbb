/** The lookup of how many certificates there are. */
import type * as pulumi from "@pulumi/pulumi";
import type { CertificateSummary } from "../../provider/signstation";
import { ask, lookUp, type LookupOutputOptions } from "./lookup";

/** Which certificates to count; all of it may be left out. */
export interface GetCertificateSummaryArgs {
    /**
     * Days from now within which a certificate counts as `expiringSoon`: a whole number from 0 to 36500.
     * @default 30
     */
    readonly days?: number | undefined;
    /**
     * Only those of the department with this id.
     * @default every department
     */
    readonly departmentId?: string | undefined;
}

/** As {@link GetCertificateSummaryArgs}, from outputs too. */
export interface GetCertificateSummaryOutputArgs {
    /**
     * Days from now within which a certificate counts as `expiringSoon`: a whole number from 0 to 36500.
     * @default 30
     */
    readonly days?: pulumi.Input<number> | undefined;
    /**
     * Only those of the department with this id.
     * @default every department
     */
    readonly departmentId?: pulumi.Input<string> | undefined;
}

/**
 * The vendor documents which counts there are and not how they are called in the response. A count that comes under no name
 * that this package knows is in `counts` alone.
 */
export type GetCertificateSummaryResult = CertificateSummary;

/**
 * Counts certificates. Asks SignStation at once, in a preview too, with the configuration of the stack and the environment.
 *
 * Rejects with an `Error` that has a `code`: ERR_LEEGALITY_INVALID_ARGUMENT, ERR_LEEGALITY_CONFIGURATION, and the
 * ERR_SIGNSTATION_* codes. Source: vendor page get-summary.
 *
 * @example
 * ```ts
 * import * as leegality from "pulumi-leegality";
 *
 * export const active = leegality.getCertificateSummary().then((summary) => summary.active);
 * ```
 */
export async function getCertificateSummary(
    args: GetCertificateSummaryArgs = {},
): Promise<GetCertificateSummaryResult> {
    return look(args);
}

/**
 * As {@link getCertificateSummary}, with arguments from outputs: asks once they are known, and the result is secret where
 * one of them is. What it says then, errors too, is silent about them.
 */
export function getCertificateSummaryOutput(
    args: GetCertificateSummaryOutputArgs = {},
    opts?: LookupOutputOptions,
): pulumi.Output<GetCertificateSummaryResult> {
    return lookUp(look, args, opts);
}

async function look(
    args: GetCertificateSummaryArgs,
    secrets?: readonly string[],
): Promise<GetCertificateSummaryResult> {
    return ask("getCertificateSummary", args, (lookups) => lookups.getCertificateSummary(args), secrets);
}
