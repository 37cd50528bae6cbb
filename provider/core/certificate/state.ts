/** Builds the resource's outputs from inputs and from what SignStation reports. */
import { FACT_NAMES, type CertificateState, type CheckedCertificate } from "./types";
import type { CertificateRecord } from "../../model/certificate-record";
import { defined } from "../defined";
import { PASSKEY_REFERENCES, storedPasskey } from "./passkey-source";
import { contradictsEnd } from "./matching/reported-end";
import { normaliseServerTime } from "../server-time";

/** The outputs after a write: the inputs that diff compares, the file's facts, the server's record. No key is undefined. */
export function stateAfterWrite(
    inputs: CheckedCertificate,
    record: CertificateRecord,
    endpoint: string,
): CertificateState {
    return defined({
        ...pick(inputs, FACT_NAMES),
        ...pick(inputs, PASSKEY_REFERENCES),
        passkey: storedPasskey(inputs),
        unverified: inputs.unverified,
        enabled: record.enabled ?? inputs.enabled,
        departmentId: departmentOf(record, inputs.departmentId),
        ...fromServer(record, inputs.notAfter),
        endpoint,
    });
}

/**
 * The outputs after a refresh. If the server reports another end than that of our file, the file was replaced outside: the
 * facts of ours no longer describe it, so they are dropped, and the next comparison puts the file back.
 */
export function stateAfterRead(
    before: CertificateState,
    record: CertificateRecord,
    endpoint: string,
): CertificateState {
    const replaced = wasReplaced(before, record);
    return defined({
        ...(replaced ? {} : pick(before, FACT_NAMES)),
        ...pick(before, PASSKEY_REFERENCES),
        passkey: storedPasskey(before),
        unverified: replaced ? undefined : before.unverified,
        enabled: record.enabled ?? before.enabled,
        departmentId: departmentOf(record, before.departmentId),
        ...fromServer(record, replaced ? undefined : before.notAfter),
        endpoint,
    });
}

/** The same state, saying nothing of the file: the next comparison finds a change and writes it again. */
export function withoutFacts(state: CertificateState): CertificateState {
    const facts: readonly string[] = FACT_NAMES;
    return Object.fromEntries(Object.entries(state).filter(([name]) => !facts.includes(name)));
}

/** The same state, saying nothing of department and `enabled`: the next comparison finds a change and writes both again. */
export function withoutDepartmentAndEnabled(state: CertificateState): CertificateState {
    const { departmentId: _departmentId, enabled: _enabled, ...rest } = state;
    return rest;
}

/** If the file could not be verified locally, only the server knows its end: the end that it reported before counts as the file's. */
function wasReplaced({ fileHash, notAfter, expiry }: CertificateState, record: CertificateRecord): boolean {
    if (notAfter !== undefined) {
        return contradictsEnd(record.expiry, notAfter);
    }
    return fileHash !== undefined && contradictsEnd(record.expiry, expiry);
}

/** A record without the field does not say whether there is a department, so the known one stands. Null says that there is none. */
function departmentOf({ departmentId }: CertificateRecord, known: string | undefined): string | undefined {
    return departmentId === undefined ? known : (departmentId ?? undefined);
}

function fromServer(record: CertificateRecord, notAfter: string | undefined) {
    return {
        certificateName: record.name,
        certificateType: record.certificateType,
        // A server that keeps the expiry to itself still holds this certificate, and the certificate has an end.
        expiry: normaliseServerTime(record.expiry) ?? notAfter,
        createdAt: normaliseServerTime(record.createdAt),
        departmentName: record.departmentName,
    };
}

function pick<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
    return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}
