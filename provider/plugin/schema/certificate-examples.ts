/** The examples of the resource `Certificate`. */
import { examples, GO_PACKAGE, NODEJS_PACKAGE } from "./examples";

export const certificateExamples = examples("A certificate from a file", {
    typescript: `
        import * as pulumi from "@pulumi/pulumi";
        import * as leegality from "${NODEJS_PACKAGE}";

        const config = new pulumi.Config();
        const signing = new leegality.Certificate("signing", {
            certificateFile: "./signing.p12",
            passkey: config.requireSecret("passkey"),
        });
        export const expiry = signing.expiry;
    `,
    python: `
        import pulumi
        import pulumi_leegality as leegality

        config = pulumi.Config()
        signing = leegality.Certificate(
            "signing",
            certificate_file="./signing.p12",
            passkey=config.require_secret("passkey"),
        )
        pulumi.export("expiry", signing.expiry)
    `,
    go: `
        package main

        import (
            "${GO_PACKAGE}"
            "github.com/pulumi/pulumi/sdk/v3/go/pulumi"
            "github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
        )

        func main() {
            pulumi.Run(func(ctx *pulumi.Context) error {
                signing, err := leegality.NewCertificate(ctx, "signing", &leegality.CertificateArgs{
                    CertificateFile: pulumi.String("./signing.p12"),
                    Passkey:         config.New(ctx, "").RequireSecret("passkey"),
                })
                if err != nil {
                    return err
                }
                ctx.Export("expiry", signing.Expiry)
                return nil
            })
        }
    `,
    yaml: `
        config:
            passkey:
                type: string
                secret: true
        resources:
            signing:
                type: leegality:Certificate
                properties:
                    certificateFile: ./signing.p12
                    passkey: \${passkey}
        outputs:
            expiry: \${signing.expiry}
    `,
});
