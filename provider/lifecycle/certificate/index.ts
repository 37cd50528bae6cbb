/** The operations of a certificate. */
import type { CertificateInputs, CertificateState, FileFacts } from "../../core/certificate/types";
import type { CertificatePorts } from "../ports";
import type { ResourceOperations } from "../resource-operations";
import { checkCertificate } from "./check";
import { claimCertificate } from "./claim";
import { createCertificate } from "./create";
import { deleteCertificate } from "./delete";
import { diffCertificate } from "./diff";
import { previewCertificate } from "./preview";
import { readCertificate } from "./read";
import { updateCertificate } from "./update";

export type CertificateOperations = ResourceOperations<CertificateInputs, FileFacts, CertificateState>;

export function certificateOperations(ports: CertificatePorts): CertificateOperations {
    return {
        check: (...args) => checkCertificate(ports, ...args),
        preview: (...args) => previewCertificate(ports, ...args),
        diff: diffCertificate,
        create: (...args) => createCertificate(ports, ...args),
        read: (...args) => readCertificate(ports, ...args),
        update: (...args) => updateCertificate(ports, ...args),
        delete: (...args) => deleteCertificate(ports, ...args),
        claim: (...args) => {
            claimCertificate(ports, ...args);
        },
    };
}
