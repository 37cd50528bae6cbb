/** Certificates, as a dynamic provider handles them. */
import { PASSKEY_REFERENCES } from "../../core/certificate/passkey-source";
import {
    FACT_NAMES,
    type CertificateInputs,
    type CertificateState,
    type FileFacts,
} from "../../core/certificate/types";
import type { Changes } from "../../lifecycle/resource-operations";
import type { Kind } from "./kind";

const FACTS = [...FACT_NAMES, "unverified"] as const;

/** A program sees under these names that the file is another one. */
const FILE_PROPERTIES: ReadonlySet<string> = new Set(["certificateFile", "certificateBase64", ...FACT_NAMES]);

/** `certificateBase64` is not kept: it would be in the state twice. */
const KEPT = ["certificateFile", "adoptId", "onConflict", "expiryWarningDays", "failIfExpiresWithinDays"] as const;

export const CERTIFICATE: Kind<CertificateInputs, FileFacts, CertificateState> = {
    type: "Certificate",
    operations: ({ certificate }) => certificate,
    inputs: [...KEPT, ...PASSKEY_REFERENCES, "certificateBase64", "passkey", "departmentId", "enabled"],
    secrets: ["passkey", "certificateBase64"],
    facts: FACTS,
    kept: [...KEPT, "__resourceName"],
    state: [
        ...FACTS,
        ...PASSKEY_REFERENCES,
        "passkey",
        "enabled",
        "departmentId",
        "departmentName",
        "certificateName",
        "certificateType",
        "expiry",
        "createdAt",
        "endpoint",
    ],
    replaces: replacing,
    // The alias is unique in the organisation.
    replacement: { deleteBeforeReplace: true },
};

/** The names in `wanted` whose change the program wants to be a replacement. */
export function replacing({ changed }: Changes, wanted: readonly string[]): string[] {
    return wanted.filter((property) => {
        switch (property) {
            case "*":
                return changed.length > 0;
            case "passkey":
            case "departmentId":
            case "enabled":
                return changed.includes(property);
            default:
                return changed.includes("file") && FILE_PROPERTIES.has(property);
        }
    });
}
