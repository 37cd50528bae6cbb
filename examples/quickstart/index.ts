/** One certificate, from a PKCS#12 file and its passkey. `make up` deploys it to the local SignStation. */
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "pulumi-leegality";

const config = new pulumi.Config();

const certificate = new leegality.Certificate("signing", {
    certificateFile: config.require("certificateFile"),
    passkey: config.requireSecret("passkey"),
    departmentId: config.get("departmentId"),
});

export const certificateId = certificate.id;
export const departmentName = certificate.departmentName;
export const expiry = certificate.expiry;
