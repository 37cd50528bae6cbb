/** What GETs see of the certificates: the store as it is or, for a counted number of reads, as it was before a write. */
import { isDeepStrictEqual } from "node:util";
import type { CertificateFacts, CertificateStore } from "./certificate-store";

/** How long reads do not see a write: for so many of them, or for so long. */
export type Lag = { readonly reads: number } | { readonly ms: number };

/** One certificate that a write has changed, and which reads do not know yet. */
interface Withheld {
    readonly id: string;
    /** `undefined` when the write made the certificate. */
    readonly before: CertificateFacts | undefined;
    readsLeft: number;
    /** The end of it by the emulator's clock, in milliseconds. */
    readonly until: number;
}

/** The reading side of one store. */
export class CertificateReads {
    private withheld: Withheld[] = [];

    constructor(
        private readonly certificates: CertificateStore,
        private readonly now: () => Date,
    ) {}

    /** Runs a write, and keeps what it changes from the next reads that would show it. */
    withhold<T>(lag: Lag, write: () => T): T {
        const before = byId(this.certificates.list());
        const result = write();
        const [readsLeft, until] = "reads" in lag ? [lag.reads, Infinity] : [Infinity, this.now().getTime() + lag.ms];
        const after = byId(this.certificates.list());
        for (const id of new Set([...before.keys(), ...after.keys()])) {
            if (!isDeepStrictEqual(before.get(id), after.get(id))) {
                this.withheld.push({ id, before: before.get(id), readsLeft, until });
            }
        }
        return result;
    }

    /** The certificate of this id, as a read; reads of other certificates do not count for it. */
    find(id: string): CertificateFacts | undefined {
        const old = this.takeOld((entry) => entry.id === id);
        return old.has(id) ? old.get(id) : this.certificates.find(id);
    }

    /** All certificates by expiry, as a read. */
    list(): CertificateFacts[] {
        const old = this.takeOld(() => true);
        const current = this.certificates.list().filter(({ id }) => !old.has(id));
        const seen = [...current, ...[...old.values()].filter((facts) => facts !== undefined)];
        return seen.sort((one, other) => Date.parse(one.expiry) - Date.parse(other.expiry));
    }

    /** What the read is to see in place of the truth, by id; of several writes to one certificate the first decides. */
    private takeOld(concerns: (entry: Withheld) => boolean): Map<string, CertificateFacts | undefined> {
        const old = new Map<string, CertificateFacts | undefined>();
        const time = this.now().getTime();
        this.withheld = this.withheld.filter(({ until }) => until > time);
        for (const entry of this.withheld.filter(concerns)) {
            entry.readsLeft--;
            if (!old.has(entry.id)) {
                old.set(entry.id, entry.before);
            }
        }
        this.withheld = this.withheld.filter(({ readsLeft }) => readsLeft > 0);
        return old;
    }
}

function byId(certificates: readonly CertificateFacts[]): Map<string, CertificateFacts> {
    return new Map(certificates.map((certificate) => [certificate.id, certificate]));
}
