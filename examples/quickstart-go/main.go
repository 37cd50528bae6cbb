// One certificate, from a PKCS#12 file and its passkey.
package main

import (
	"example.com/pulumi-leegality/sdk/go/leegality"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		cfg := config.New(ctx, "")
		certificate, err := leegality.NewCertificate(ctx, "signing", &leegality.CertificateArgs{
			CertificateFile: pulumi.String(cfg.Require("certificateFile")),
			Passkey:         cfg.RequireSecret("passkey"),
		})
		if err != nil {
			return err
		}
		ctx.Export("certificateId", certificate.ID())
		ctx.Export("departmentName", certificate.DepartmentName)
		ctx.Export("expiry", certificate.Expiry)
		return nil
	})
}
