/** The lookup of certificates that are about to end. */
import type * as pulumi from "@pulumi/pulumi";
import type { FoundCertificate } from "../../provider/core/lookup/found-certificate";
import type { Lookups } from "../../provider/dynamic/lookups";
import { ask, lookUp, type LookupOutputOptions } from "./lookup";

/** Which certificates to list; all of it may be left out. */
export interface GetExpiringCertificatesArgs {
    /**
     * Days from now within which they end: a whole number from 0 to 36500.
     * @default 30
     */
    readonly days?: number | undefined;
    /**
     * Only those of the department with this id.
     * @default every department
     */
    readonly departmentId?: string | undefined;
}

/** As {@link GetExpiringCertificatesArgs}, from outputs too. */
export interface GetExpiringCertificatesOutputArgs {
    /**
     * Days from now within which they end: a whole number from 0 to 36500.
     * @default 30
     */
    readonly days?: pulumi.Input<number> | undefined;
    /**
     * Only those of the department with this id.
     * @default every department
     */
    readonly departmentId?: pulumi.Input<string> | undefined;
}

/** The certificates that end within these days. */
export interface GetExpiringCertificatesResult {
    /** The one that ends first comes first. Whether those that have ended already are among them is not documented. */
    readonly certificates: readonly FoundCertificate[];
}

/**
 * Lists the enabled certificates that end within some days. Asks SignStation at once, in a preview too, with the
 * configuration of the stack and the environment.
 *
 * Rejects with an `Error` that has a `code`: ERR_LEEGALITY_INVALID_ARGUMENT, ERR_LEEGALITY_CONFIGURATION, and the
 * ERR_SIGNSTATION_* codes. Source: vendor page get-expiring-soon.
 *
 * @example
 * ```ts
 * import * as leegality from "pulumi-leegality";
 *
 * const expiring = leegality.getExpiringCertificates({ days: 60 });
 * export const toRenew = expiring.then(({ certificates }) => certificates.map(({ certificateName }) => certificateName));
 * ```
 */
export async function getExpiringCertificates(
    args: GetExpiringCertificatesArgs = {},
): Promise<GetExpiringCertificatesResult> {
    return look(args);
}

/**
 * As {@link getExpiringCertificates}, with arguments from outputs: asks once they are known, and the result is secret where
 * one of them is. What it says then, errors too, is silent about them.
 */
export function getExpiringCertificatesOutput(
    args: GetExpiringCertificatesOutputArgs = {},
    opts?: LookupOutputOptions,
): pulumi.Output<GetExpiringCertificatesResult> {
    return lookUp(look, args, opts);
}

async function look(
    args: GetExpiringCertificatesArgs,
    secrets?: readonly string[],
): Promise<GetExpiringCertificatesResult> {
    const list = async (lookups: Lookups) => ({ certificates: await lookups.getExpiringCertificates(args) });
    return ask("getExpiringCertificates", args, list, secrets);
}
