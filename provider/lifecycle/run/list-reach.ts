/** Lists certificates although a server refuses `days` above a bound, which the vendor does not document. */
import type { CertificateRecord } from "../../model/certificate-record";
import { MAX_DAYS } from "../../core/days";
import { SignStationError, type Certificates } from "../../signstation";

/** Bounds that an ordinary server sets, besides none: ten years, one year. */
const USUAL_BOUNDS = [MAX_DAYS, 3650, 365];

/** What a list holds: every enabled certificate that ends within `days`. */
export interface Listing {
    readonly records: CertificateRecord[];
    /** 36500 if the server sets no bound. */
    readonly days: number;
}

/** How far ahead this server lists certificates. One for each run of the engine. */
export class ListReach {
    /** Smallest number of days that was refused before a smaller one was accepted. */
    #refused = Infinity;

    /**
     * The longest list that the server gives. `days` is tried besides the usual bounds. Throws the `SignStationError` of the last
     * attempt if the server refuses them all.
     */
    async longest(certificates: Pick<Certificates, "listExpiring">, days?: number): Promise<Listing> {
        const wanted = [...USUAL_BOUNDS, ...(days === undefined ? [] : [days])];
        const possible = [...new Set(wanted)].filter((each) => each < this.#refused).sort((one, other) => other - one);
        for (let at = 0; ; at++) {
            const next = possible[at] ?? Math.min(...wanted);
            try {
                const records = await certificates.listExpiring(next);
                this.#refused = possible[at - 1] ?? this.#refused;
                return { records, days: next };
            } catch (error) {
                const refused = error instanceof SignStationError && error.code === "ERR_SIGNSTATION_BAD_REQUEST";
                if (!refused || at >= possible.length - 1) {
                    throw error;
                }
            }
        }
        /* c8 ignore next -- V8 counts what would follow an endless loop */
    }
}
