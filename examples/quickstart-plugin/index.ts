/** One certificate through the plugin, from a PKCS#12 file and its passkey. */
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "pulumi-leegality/native";

const config = new pulumi.Config();

const certificate = new leegality.Certificate("signing", {
    certificateFile: config.require("certificateFile"),
    passkey: config.requireSecret("passkey"),
});

export const certificateId = certificate.id;
export const departmentName = certificate.departmentName;
export const expiry = certificate.expiry;
