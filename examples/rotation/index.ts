/**
 * Two ways to renew a signing certificate.
 *
 * In place: set certificateFile and passkey to the renewed pair. The id stays, so programs that sign with it notice nothing.
 *
 * In two steps, where old and new have to exist side by side for a while: set nextCertificateFile and nextPasskey as well,
 * move the programs that sign from `certificateId` to `nextCertificateId`, then set retireOld, and the old one is deleted. The two files need
 * different friendlyNames, since a certificate's name is unique in SignStation.
 *
 * The renewal after that goes the same way back: set certificateFile and passkey to the newest pair and remove retireOld, so
 * that both exist, move the programs that sign, then remove nextCertificateFile and nextPasskey.
 */
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "pulumi-leegality";

const config = new pulumi.Config();
const departmentId = config.get("departmentId");
const nextCertificateFile = config.get("nextCertificateFile");

const retireOld = config.getBoolean("retireOld") ?? false;
if (retireOld && nextCertificateFile === undefined) {
    throw new Error(
        "retireOld deletes the old certificate, and no nextCertificateFile is set that follows it. Set both, or remove retireOld.",
    );
}

const signing = retireOld
    ? undefined
    : new leegality.Certificate("signing", {
          certificateFile: config.require("certificateFile"),
          passkey: config.requireSecret("passkey"),
          departmentId,
      });

const next =
    nextCertificateFile === undefined
        ? undefined
        : new leegality.Certificate("signing-next", {
              certificateFile: nextCertificateFile,
              passkey: config.requireSecret("nextPasskey"),
              departmentId,
          });

export const certificateId = signing?.id;
export const notAfter = signing?.notAfter;
export const nextCertificateId = next?.id;
export const nextNotAfter = next?.notAfter;
