/** Whether a certificate that is on the server already is the one in the file. */
import type { CertificateInputs, CertificateRecord } from "./types";
import { readServerTime, sameExpiry } from "../server-time";

/**
 * What speaks against adopting, one clause each; empty when it is the same certificate. Taking over somebody else's would
 * replace it, so what cannot be confirmed speaks against it too.
 */
export function adoptionObstacles(inputs: CertificateInputs, record: CertificateRecord): string[] {
    const obstacles: string[] = [];
    if (record.certificateType !== undefined && record.certificateType !== "PKCS12_PFX") {
        obstacles.push(`it is of type ${record.certificateType}, not PKCS12_PFX`);
    }
    if (inputs.notAfter === undefined) {
        obstacles.push("the file's own end of validity cannot be read here");
    } else if (readServerTime(record.expiry) === undefined) {
        obstacles.push("SignStation does not tell when it expires");
    } else if (!sameExpiry(record.expiry, inputs.notAfter)) {
        obstacles.push(`it expires at ${String(record.expiry)}, the file's certificate at ${inputs.notAfter}`);
    }
    return obstacles;
}
