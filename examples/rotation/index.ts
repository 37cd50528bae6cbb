/**
 * Two ways to renew a signing certificate.
 *
 * In place: set certificateFile and passkey to the renewed pair. The id stays, and whoever signs with it notices nothing.
 *
 * In two steps, where old and new have to exist side by side for a while: set nextCertificateFile and nextPasskey as well,
 * move whoever signs from `certificateId` to `nextCertificateId`, then set retireOld, and the old one is deleted. The two files need
 * different friendlyNames, since a certificate's name is unique in SignStation.
 *
 * The renewal after that goes the same way back: set certificateFile and passkey to the newest pair and take retireOld away, so
 * that both exist again, move whoever signs, then take nextCertificateFile and nextPasskey away.
 */
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "pulumi-leegality";

const config = new pulumi.Config();
const departmentId = config.get("departmentId");
const nextCertificateFile = config.get("nextCertificateFile");

const retireOld = config.getBoolean("retireOld") ?? false;
if (retireOld && nextCertificateFile === undefined) {
    throw new Error(
        "retireOld deletes the old certificate, and no nextCertificateFile is set that follows it. Set both, or take retireOld away.",
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
