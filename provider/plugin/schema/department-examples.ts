/** The examples of the resource `Department`. */
import { examples, GO_PACKAGE, NODEJS_PACKAGE } from "./examples";

export const departmentExamples = examples("A department and a certificate in it", {
    typescript: `
        import * as pulumi from "@pulumi/pulumi";
        import * as leegality from "${NODEJS_PACKAGE}";

        const hr = new leegality.Department("hr", { name: "HR" });
        const signing = new leegality.Certificate("signing", {
            certificateFile: "./signing.p12",
            passkey: new pulumi.Config().requireSecret("passkey"),
            departmentId: hr.id,
        });
    `,
    python: `
        import pulumi
        import pulumi_leegality as leegality

        hr = leegality.Department("hr", name="HR")
        signing = leegality.Certificate(
            "signing",
            certificate_file="./signing.p12",
            passkey=pulumi.Config().require_secret("passkey"),
            department_id=hr.id,
        )
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
                hr, err := leegality.NewDepartment(ctx, "hr", &leegality.DepartmentArgs{Name: pulumi.String("HR")})
                if err != nil {
                    return err
                }
                _, err = leegality.NewCertificate(ctx, "signing", &leegality.CertificateArgs{
                    CertificateFile: pulumi.String("./signing.p12"),
                    Passkey:         config.New(ctx, "").RequireSecret("passkey"),
                    DepartmentId:    hr.ID(),
                })
                return err
            })
        }
    `,
    yaml: `
        config:
            passkey:
                type: string
                secret: true
        resources:
            hr:
                type: leegality:Department
                properties:
                    name: HR
            signing:
                type: leegality:Certificate
                properties:
                    certificateFile: ./signing.p12
                    passkey: \${passkey}
                    departmentId: \${hr.id}
    `,
});
