/** The examples of the functions. */
import { examples, GO_PACKAGE, NODEJS_PACKAGE } from "./examples";

/** A program whose body reports errors by `return err`. Its lines are indented by 16, as they stand in it. */
function goProgram(body: string): string {
    return `
        package main

        import (
            "${GO_PACKAGE}"
            "github.com/pulumi/pulumi/sdk/v3/go/pulumi"
        )

        func main() {
            pulumi.Run(func(ctx *pulumi.Context) error {
                ${body.trim()}
                return nil
            })
        }
    `;
}

export const getCertificateExamples = examples("The id of a certificate that is managed elsewhere", {
    typescript: `
        import * as leegality from "${NODEJS_PACKAGE}";

        export const contractsId = leegality.getCertificateOutput({ name: "contracts" }).id;
    `,
    python: `
        import pulumi
        import pulumi_leegality as leegality

        pulumi.export("contractsId", leegality.get_certificate_output(name="contracts").id)
    `,
    go: goProgram(`
                contracts, err := leegality.LookupCertificate(ctx, &leegality.LookupCertificateArgs{
                    Name: pulumi.StringRef("contracts"),
                })
                if err != nil {
                    return err
                }
                ctx.Export("contractsId", pulumi.String(contracts.Id))
    `),
    yaml: `
        variables:
            contracts:
                fn::invoke:
                    function: leegality:getCertificate
                    arguments:
                        name: contracts
        outputs:
            contractsId: \${contracts.id}
    `,
});

export const getExpiringCertificatesExamples = examples("The certificates that end within 60 days", {
    typescript: `
        import * as leegality from "${NODEJS_PACKAGE}";

        const expiring = leegality.getExpiringCertificatesOutput({ days: 60 });
        export const toRenew = expiring.certificates;
    `,
    python: `
        import pulumi
        import pulumi_leegality as leegality

        expiring = leegality.get_expiring_certificates_output(days=60)
        pulumi.export("toRenew", expiring.certificates)
    `,
    go: goProgram(`
                expiring := leegality.GetExpiringCertificatesOutput(ctx, leegality.GetExpiringCertificatesOutputArgs{
                    Days: pulumi.Int(60),
                })
                ctx.Export("toRenew", expiring.Certificates())
    `),
    yaml: `
        variables:
            expiring:
                fn::invoke:
                    function: leegality:getExpiringCertificates
                    arguments:
                        days: 60
        outputs:
            toRenew: \${expiring.certificates}
    `,
});

export const getCertificateSummaryExamples = examples("The number of active certificates", {
    typescript: `
        import * as leegality from "${NODEJS_PACKAGE}";

        export const active = leegality.getCertificateSummaryOutput().active;
    `,
    python: `
        import pulumi
        import pulumi_leegality as leegality

        pulumi.export("active", leegality.get_certificate_summary_output().active)
    `,
    go: goProgram(`
                summary := leegality.GetCertificateSummaryOutput(ctx, leegality.GetCertificateSummaryOutputArgs{})
                ctx.Export("active", summary.Active())
    `),
    yaml: `
        variables:
            summary:
                fn::invoke:
                    function: leegality:getCertificateSummary
                    arguments: {}
        outputs:
            active: \${summary.active}
    `,
});
