/** Whether SignStation, read back after a write, holds what was asked for. */
import type { CheckedCertificate } from "./types";
import type { CertificateRecord } from "../../model/certificate-record";
import { contradictsEnd } from "./matching/reported-end";

/**
 * One clause for each thing that is not as asked; empty when all is well. `file`: whether the file was written, so that what
 * is there has to be it. Otherwise it may be another one: a program that ignores changes of the file wants it left alone.
 */
export function contradictions(
    inputs: CheckedCertificate,
    record: CertificateRecord,
    { file }: { readonly file: boolean },
): string[] {
    const found: string[] = [];
    if (file && inputs.notAfter !== undefined && contradictsEnd(record.expiry, inputs.notAfter)) {
        found.push(`its expiry is ${String(record.expiry)}, but the file's certificate ends at ${inputs.notAfter}`);
    }
    if (
        inputs.departmentId !== undefined &&
        record.departmentId !== undefined &&
        record.departmentId !== inputs.departmentId
    ) {
        const department =
            record.departmentId === null ? "it has no department" : `its department is ${record.departmentId}`;
        found.push(`${department}, not ${inputs.departmentId}`);
    }
    if (record.enabled !== undefined && record.enabled !== inputs.enabled) {
        found.push(`it is ${record.enabled ? "enabled" : "disabled"}`);
    }
    return found;
}
