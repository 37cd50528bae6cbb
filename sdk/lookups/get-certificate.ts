/** The lookup of one certificate. */
import type * as pulumi from "@pulumi/pulumi";
import type { FoundCertificate } from "../../provider/core/lookup/found-certificate";
import { ask, lookUp, type LookupOutputOptions } from "./lookup";

/** Give exactly one of `id` and `name`. */
export interface GetCertificateArgs {
    /** The certificate's id in SignStation. */
    readonly id?: string | undefined;
    /**
     * The name (alias) under which SignStation keeps it, case included. Looked for among the certificates that SignStation
     * lists: enabled ones that end within the next 36,500 days. Others are found by their id alone.
     */
    readonly name?: string | undefined;
}

/** As {@link GetCertificateArgs}, from outputs too. */
export interface GetCertificateOutputArgs {
    /** The certificate's id in SignStation. */
    readonly id?: pulumi.Input<string> | undefined;
    /** The name (alias) under which SignStation keeps it: see {@link GetCertificateArgs}. */
    readonly name?: pulumi.Input<string> | undefined;
}

/** The certificate that was found. */
export type GetCertificateResult = FoundCertificate;

/**
 * Looks at a certificate that somebody else manages. Asks SignStation at once, in a preview too, with the configuration of
 * the stack and the environment.
 *
 * Rejects with an `Error` that has a `code`: ERR_LEEGALITY_NOT_FOUND; ERR_LEEGALITY_AMBIGUOUS where several have the name,
 * each of them listed; ERR_LEEGALITY_INVALID_ARGUMENT; ERR_LEEGALITY_CONFIGURATION; and the ERR_SIGNSTATION_* codes.
 * Source: vendor pages find-by-id-1 and get-expiring-soon.
 *
 * @example
 * ```ts
 * import * as leegality from "pulumi-leegality";
 *
 * export const expiry = leegality.getCertificate({ name: "signing" }).then((certificate) => certificate.expiry);
 * ```
 */
export async function getCertificate(args: GetCertificateArgs): Promise<GetCertificateResult> {
    return look(args);
}

/**
 * As {@link getCertificate}, with arguments from outputs: asks once they are known, and the result is secret where one of
 * them is. What it says then, errors too, is silent about them.
 */
export function getCertificateOutput(
    args: GetCertificateOutputArgs,
    opts?: LookupOutputOptions,
): pulumi.Output<GetCertificateResult> {
    return lookUp(look, args, opts);
}

async function look(args: GetCertificateArgs, secrets?: readonly string[]): Promise<GetCertificateResult> {
    return ask("getCertificate", args, (lookups) => lookups.getCertificate(args), secrets);
}
