/** A certificate that was uploaded by hand. Its file and passkey may come later, or with the first up. */
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "pulumi-leegality/native";

const config = new pulumi.Config();
const uploaded = config.get("certificateId");

const certificate = new leegality.Certificate(
    "signing",
    { certificateFile: config.get("certificateFile"), passkey: config.getSecret("passkey") },
    // Whatever uses this certificate was there before this program: no mistake in it deletes the certificate.
    { ...(uploaded === undefined ? {} : { import: uploaded }), protect: true },
);

export const certificateId = certificate.id;
export const expiry = certificate.expiry;
