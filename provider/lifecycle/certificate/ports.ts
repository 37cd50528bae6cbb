/** What the lifecycle needs from outside; a front-end's composition root puts it together. */
import type { AliasRegistry } from "../run/alias-registry";
import type { CertificateSource } from "../../core/certificate/types";
import type { IdRegistry } from "../run/id-registry";
import type { ListReach } from "../run/list-reach";
import type { Pkcs12Facts } from "../../pkcs12";
import type { Caller, Certificates, SettingsResult } from "../../signstation";

export interface Ports {
    /** The configuration, or every problem with it. */
    readonly settings: () => SettingsResult;
    /** The client for these settings, its calls made for this resource. Called only when there are settings. */
    readonly certificates: (caller: Caller) => Certificates;
    /** Throws `Pkcs12Error`. */
    readonly readPkcs12: (bytes: Buffer, passkey: string | undefined) => Pkcs12Facts;
    /** Throws `LeegalityError`. */
    readonly readBytes: (source: CertificateSource) => Promise<Buffer>;
    /** Of this run of the engine. */
    readonly aliases: AliasRegistry;
    /** Of this run of the engine. */
    readonly certificateIds: IdRegistry;
    /** Of this run of the engine. */
    readonly listReach: ListReach;
    /** One line for the person who runs the engine; secret-free. */
    readonly notify: (line: string) => void;
    readonly now: () => Date;
    /** Waits so many milliseconds. */
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** In [0, 1). */
    readonly random: () => number;
}
