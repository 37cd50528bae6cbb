/**
 * Two departments, and the certificates of a list in them. Each certificate is NAME.p12 in the configured folder, and its
 * passkey is set with: pulumi config set --secret --path passkeys.NAME
 */
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "pulumi-leegality";

const config = new pulumi.Config();
const folder = config.require("folder");
const passkeys = config.requireSecretObject<Record<string, string>>("passkeys");

const hr = new leegality.Department("hr", { name: "Human Resources" });
const legal = new leegality.Department("legal", { name: "Legal" });

const signatories = [
    { name: "asha", department: hr },
    { name: "meera", department: hr },
    { name: "vikram", department: legal },
];

const certificates = signatories.map(
    ({ name, department }) =>
        new leegality.Certificate(name, {
            certificateFile: `${folder}/${name}.p12`,
            passkey: passkeys.apply((all) => all[name] ?? forgotten(name)),
            departmentId: department.id,
        }),
);

/** An empty passkey is one too, so a missing one must not become it. */
function forgotten(name: string): never {
    throw new Error(`There is no passkey for ${name}.p12. Set it: pulumi config set --secret --path passkeys.${name}`);
}

export const departmentIds = { hr: hr.id, legal: legal.id };
export const signedBy = certificates.map(
    ({ subject, departmentName }) => pulumi.interpolate`${subject} (${departmentName})`,
);
