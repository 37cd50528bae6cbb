/** Whether SignStation, read back after a write, holds what was asked for. */
import type { CertificateInputs, CertificateRecord } from "./certificate";
import { sameExpiry } from "./server-time";

/** One sentence for each thing that is not as asked; empty when all is well. */
export function contradictions(inputs: CertificateInputs, record: CertificateRecord): string[] {
    const found: string[] = [];
    if (inputs.notAfter !== undefined && !sameExpiry(record.expiry, inputs.notAfter)) {
        found.push(`its expiry is ${String(record.expiry)}, but the file's certificate ends at ${inputs.notAfter}`);
    }
    if (
        inputs.departmentId !== undefined &&
        record.departmentId !== undefined &&
        record.departmentId !== inputs.departmentId
    ) {
        found.push(`its department is ${record.departmentId}, not ${inputs.departmentId}`);
    }
    if (record.enabled !== undefined && record.enabled !== inputs.enabled) {
        found.push(`it is ${record.enabled ? "enabled" : "disabled"}`);
    }
    return found;
}
