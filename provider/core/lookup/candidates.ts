/** Which certificates to name to somebody who asked for one that is not there. */
import type { CertificateRecord } from "../../model/certificate-record";

/** More than these nobody reads in a message. */
const MOST = 10;

export interface Candidates {
    /** In the order of their names; at most ten. */
    readonly shown: readonly CertificateRecord[];
    /** How many there are besides. */
    readonly more: number;
}

/** Those whose name differs from `wanted` in case and white space alone; where there are none, all of them. */
export function nearCandidates(wanted: string, records: readonly CertificateRecord[]): Candidates {
    const near = records.filter(({ name }) => name !== undefined && fold(name) === fold(wanted));
    return candidates(near.length > 0 ? near : records);
}

export function candidates(records: readonly CertificateRecord[]): Candidates {
    const sorted = records.toSorted((one, other) => compare(one.name ?? "", other.name ?? ""));
    return { shown: sorted.slice(0, MOST), more: Math.max(0, sorted.length - MOST) };
}

function fold(name: string): string {
    return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** By code unit, so that a message is the same in every locale. */
function compare(one: string, other: string): number {
    return one < other ? -1 : Number(one > other);
}
