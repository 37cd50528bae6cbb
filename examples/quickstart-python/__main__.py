"""One certificate, from a PKCS#12 file and its passkey."""

import pulumi
import pulumi_leegality as leegality

config = pulumi.Config()

certificate = leegality.Certificate(
    "signing",
    certificate_file=config.require("certificateFile"),
    passkey=config.require_secret("passkey"),
)

pulumi.export("certificateId", certificate.id)
pulumi.export("departmentName", certificate.department_name)
pulumi.export("expiry", certificate.expiry)
