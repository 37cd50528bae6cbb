/** Calls a function of the plugin. */
import * as pulumi from "@pulumi/pulumi";
import { PACKAGE_VERSION } from "./package-version";

/** The functions of the plugin. */
type FunctionName = "getCertificate" | "getCertificateSummary" | "getExpiringCertificates";

/** @internal */
export async function call<Result>(
    name: FunctionName,
    args: object,
    opts: pulumi.InvokeOptions | undefined,
): Promise<Result> {
    return (await pulumi.runtime.invoke(tokenOf(name), { ...args }, withVersion(opts))) as Result;
}

/** @internal */
export function callOutput<Result>(
    name: FunctionName,
    args: object,
    opts: pulumi.InvokeOutputOptions | undefined,
): pulumi.Output<Result> {
    return pulumi.runtime.invokeOutput<Result>(tokenOf(name), { ...args }, withVersion(opts));
}

function tokenOf(name: FunctionName): string {
    return `leegality:index:${name}`;
}

function withVersion<Options extends pulumi.InvokeOptions>(opts: Options | undefined): Options {
    return { version: PACKAGE_VERSION, ...opts } as Options;
}
