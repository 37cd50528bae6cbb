/** What a program that starts an emulator gives and gets. */
import type { DialectOptions } from "./dialect/dialect-table";
import type { Fault, PendingFault } from "./faults/fault";
import type { FlakyOptions } from "./faults/flaky";
import type { RecordedRequest } from "./history/request-history";

/** How to start; every member may be left out. */
export interface EmulatorOptions {
    /** TCP port, 0 for one that the system chooses. @default 0 */
    readonly port?: number;
    /** Anything but 127.0.0.1 is refused: the emulator is never reachable from outside. @default "127.0.0.1" */
    readonly host?: string;
    /** A database file, made when missing, or `:memory:`. @default ":memory:" */
    readonly db?: string;
    /** The token that `X-Auth-Token` must carry. @default a random one, see {@link Emulator.token} */
    readonly token?: string;
    /** With `clientSecret`, what POST /api/v1/auth/token accepts. @default none, which refuses every exchange */
    readonly clientId?: string;
    /** See `clientId`. */
    readonly clientSecret?: string;
    /** The clock of creation times, expiry windows and token lifetimes. @default the real time */
    readonly now?: () => Date;
    /** Makes the ids of certificates and departments. @default random UUIDs */
    readonly newId?: () => string;
    /** Port of the control port, 0 for one that the system chooses. @default no control port */
    readonly controlPort?: number;
    /** Requests that a token from POST /api/v1/auth/token is good for. @default no limit */
    readonly tokenLifetimeRequests?: number;
    /** Forms that the vendor's documents leave open. @default the first value of each in {@link dialectTable} */
    readonly dialect?: DialectOptions;
    /** Makes a share of the requests fail, chosen by a seed. @default off: only queued faults apply */
    readonly flaky?: FlakyOptions;
}

/** A stored certificate, for assertions. Times are ISO 8601 UTC in whole seconds, hashes lower-case hex. */
export interface StoredCertificateSummary {
    readonly id: string;
    readonly alias: string;
    /** SHA-256 of the stored file. */
    readonly sha256: string;
    /** SHA-256 of the stored passkey in UTF-8; absent when none was sent. */
    readonly passkeySha256?: string;
    /** Absent for a certificate without a department. */
    readonly departmentId?: string;
    readonly enabled: boolean;
    readonly expiry: string;
    readonly createdAt: string;
}

/** A running emulator. */
export interface Emulator {
    /** `http://127.0.0.1:PORT`, without `/api/v1`. */
    readonly url: string;
    readonly port: number;
    readonly token: string;
    /** `http://127.0.0.1:PORT` of the control port; `undefined` unless one was asked for. */
    readonly controlUrl: string | undefined;
    /** The last 10,000 requests, in order of arrival; still there after a stop. */
    readonly requests: () => RecordedRequest[];
    readonly clearRequests: () => void;
    /** What is stored, by expiry and then in the order of creation. @throws {Error} after a stop. */
    readonly certificates: () => StoredCertificateSummary[];
    /** Removes a certificate behind the client's back. @throws {Error} when there is none of this id. */
    readonly removeCertificate: (id: string) => void;
    /** Changes a certificate behind the client's back. @throws {Error} when it or the department does not exist. */
    readonly changeCertificate: (
        id: string,
        change: { readonly departmentId?: string; readonly enabled?: boolean },
    ) => void;
    /** Adds an enabled department. */
    readonly addDepartment: (name: string) => { id: string; name: string };
    /** Queues a fault. @throws {RangeError | TypeError} when a number or a header in it makes no sense. */
    readonly once: (fault: Fault) => void;
    /** Faults that are not used up, in order. */
    readonly pendingFaults: () => PendingFault[];
    /** Forgets the faults that are not used up. */
    readonly clearFaults: () => void;
    /** For the end of a test. @throws {Error} that names the faults that are not used up. */
    readonly assertNoFaultsLeft: () => void;
    /** Ends open connections and frees the ports and the database. A second call does nothing. */
    readonly stop: () => Promise<void>;
}
