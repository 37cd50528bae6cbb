/** Whether a certificate that is on the server already is the one in the file. */
import type { CheckedCertificate } from "../types";
import type { CertificateRecord } from "../../../model/certificate-record";
import { otherType } from "./other-type";
import { contradictsEnd, reportsEndExactly } from "./reported-end";
import { readServerTime } from "../../server-time";

/**
 * What speaks against adopting, one clause each; empty if it can be the same certificate. Adopting another certificate would replace
 * its file, so what cannot be confirmed speaks against it too.
 */
export function adoptionObstacles(inputs: CheckedCertificate, record: CertificateRecord): string[] {
    const obstacles: string[] = [];
    const type = otherType(record.certificateType);
    if (type !== undefined) {
        obstacles.push(`it is of type ${type}, not PKCS12_PFX`);
    }
    if (inputs.notAfter === undefined) {
        obstacles.push("the file's own end of validity cannot be read locally");
    } else if (readServerTime(record.expiry) === undefined) {
        obstacles.push("SignStation does not report when it expires");
    } else if (contradictsEnd(record.expiry, inputs.notAfter)) {
        obstacles.push(`it expires at ${String(record.expiry)}, the file's certificate at ${inputs.notAfter}`);
    }
    return obstacles;
}

/**
 * What an adoption without obstacles rests on if SignStation does not report the end as an exact instant; undefined if it does.
 * A sentence to show on the resource: `SignStation reports the end of certificate 7 as 2027-01-02, ...`.
 */
export function adoptionRestsOn(inputs: CheckedCertificate, record: CertificateRecord): string | undefined {
    if (inputs.notAfter === undefined || reportsEndExactly(record.expiry, inputs.notAfter)) {
        return undefined;
    }
    return (
        `SignStation reports the end of certificate ${record.id} as ${String(record.expiry)}, and the file's certificate ends at ` +
        `${inputs.notAfter}. A server that keeps days or local times may report the same end so, within a day and 14 hours; the ` +
        "adoption rests on that and on the id."
    );
}
