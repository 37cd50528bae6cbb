/** What the lifecycle needs from outside; a front end's composition root puts it together. */
import type { CertificateSource } from "../core/certificate/types";
import type { Pkcs12Content } from "../pkcs12";
import type { ClientBinding, Certificates, CertificateSummary, Departments, SettingsResult } from "../signstation";
import type { Advise } from "./errors/advice-reason";
import type { ReadPasskey } from "./file/read-passkey";
import type { Claims } from "./run/claim-files";
import type { Run } from "./run/run";

export interface Adapters {
    /** The configuration, or every problem with it. */
    readonly settings: () => SettingsResult;
    /** What to do about what the lifecycle finds, with the front end's names of its settings. */
    readonly advise: Advise;
    /** The client for these settings, bound to a resource. Called only when there are settings. */
    readonly certificates: (binding: ClientBinding) => Certificates;
    /** As `certificates`. */
    readonly departments: (binding: ClientBinding) => Departments;
    /** SignStation's counts. Throws `SignStationError`. Called only when there are settings. */
    readonly summarise: (days: number, departmentId: string | undefined) => Promise<CertificateSummary>;
    /** Throws `Pkcs12Error`. */
    readonly readPkcs12: (bytes: Buffer, passkey: string | undefined) => Pkcs12Content;
    /** Throws `LeegalityError`. */
    readonly readBytes: (source: CertificateSource) => Promise<Buffer>;
    /** Throws ERR_LEEGALITY_PASSKEY_UNAVAILABLE. */
    readonly readPasskey: ReadPasskey;
    /** What the other provider processes of this run of the engine have claimed; undefined if no engine is known. */
    readonly claims?: Claims | undefined;
    readonly now: () => Date;
    /** Waits so many milliseconds. */
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** In [0, 1). */
    readonly random: () => number;
}

/** The adapters, and what the run has to remember. */
export type Ports = Adapters & Run;

/** What the operations of certificates use. */
export type CertificatePorts = Omit<Ports, "departments" | "departmentIds" | "summarise" | "shown">;

/** What the operations of departments use. */
export type DepartmentPorts = Pick<
    Ports,
    "settings" | "advise" | "departments" | "departmentIds" | "shown" | "now" | "sleep" | "random"
>;

/** What lookups use. */
export type LookupPorts = Pick<Ports, "settings" | "advise" | "certificates" | "listReach" | "summarise">;
