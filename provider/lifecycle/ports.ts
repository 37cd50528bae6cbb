/** What the lifecycle needs from outside; a front-end's composition root puts it together. */
import type { AliasRegistry } from "../core/alias-registry";
import type { CertificateSource } from "../core/certificate";
import type { Pkcs12Facts } from "../pkcs12";
import type { Certificates, SettingsResult } from "../signstation";

export interface Ports {
    /** The configuration, or every problem with it. */
    readonly settings: () => SettingsResult;
    /** The client for these settings. Called only when there are settings. */
    readonly certificates: () => Certificates;
    /** Throws `Pkcs12Error`. */
    readonly readPkcs12: (bytes: Buffer, passkey: string | undefined) => Pkcs12Facts;
    /** Throws `LeegalityError`. */
    readonly readBytes: (source: CertificateSource) => Promise<Buffer>;
    /** Of this run of the engine. */
    readonly aliases: AliasRegistry;
    readonly now: () => Date;
}
