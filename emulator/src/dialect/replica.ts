/** How long reads lag behind a write, as a dialect says. */
import type { Lag } from "../store/certificate-reads";
import type { Dialect } from "./dialect-table";

const LAGS: Readonly<Record<Dialect["replica"], Lag | undefined>> = {
    none: undefined,
    "2-reads": { reads: 2 },
    "1-second": { ms: 1000 },
    "2-seconds": { ms: 2000 },
};

/** The lag after a request with this method, `undefined` for one that reads see at once. */
export function lagAfter(replica: Dialect["replica"], method: string): Lag | undefined {
    return method === "GET" ? undefined : LAGS[replica];
}
