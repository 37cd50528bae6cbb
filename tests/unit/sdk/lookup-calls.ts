/** Every lookup in both forms, promise and output, for tests of the two front ends of programs. */
import * as pulumi from "@pulumi/pulumi";

type Lookup = (...args: never[]) => unknown;
interface Lookups {
    readonly getCertificate: Lookup;
    readonly getCertificateOutput: Lookup;
    readonly getExpiringCertificates: Lookup;
    readonly getExpiringCertificatesOutput: Lookup;
    readonly getCertificateSummary: Lookup;
    readonly getCertificateSummaryOutput: Lookup;
}

/** The value that Pulumi would show. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return (output as unknown as { promise(): Promise<T> }).promise();
}

/** The function's name, the arguments that arrive, and the call. */
export function lookupCalls(lookups: Lookups): [name: string, args: object, call: () => Promise<unknown>][] {
    const call = (name: keyof Lookups, args?: object) => (lookups[name] as (...args: unknown[]) => unknown)(args);
    const now = (name: keyof Lookups, args?: object) => () => call(name, args) as Promise<unknown>;
    const output = (name: keyof Lookups, args?: object) => () => valueOf(call(name, args) as pulumi.Output<unknown>);
    return [
        ["getCertificate", { name: "signing" }, now("getCertificate", { name: "signing" })],
        ["getCertificate", { id: "x" }, output("getCertificateOutput", { id: pulumi.secret("x") })],
        ["getExpiringCertificates", { days: 7 }, now("getExpiringCertificates", { days: 7 })],
        ["getExpiringCertificates", {}, output("getExpiringCertificatesOutput")],
        ["getCertificateSummary", {}, now("getCertificateSummary")],
        [
            "getCertificateSummary",
            { departmentId: "hr" },
            output("getCertificateSummaryOutput", { departmentId: pulumi.output("hr") }),
        ],
    ];
}
