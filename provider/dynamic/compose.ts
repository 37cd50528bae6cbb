/** The composition root: the lifecycle's ports, filled with the real client, the real reader and the real clock. */
import { setTimeout as sleep } from "node:timers/promises";
import { AliasRegistry } from "../core/alias-registry";
import type { Ports } from "../lifecycle/ports";
import { readBytes } from "../lifecycle/read-bytes";
import { readPkcs12 } from "../pkcs12";
import { createCertificates, createClient, resolveSettings, type Certificates, type ReadConfig } from "../signstation";

/** Reads the configuration now, all of it and nothing but it; connects when it is first needed. */
export function compose(config: ReadConfig, env: NodeJS.ProcessEnv, notify: (line: string) => void): Ports {
    const result = resolveSettings(config, env);
    let certificates: Certificates | undefined;
    const now = () => new Date();
    return {
        settings: () => result,
        certificates() {
            if ("problems" in result) {
                throw new TypeError("certificates() without settings");
            }
            // One client for the process, so one pool of connections.
            certificates ??= createCertificates(
                createClient(result.settings, { now, sleep: async (ms) => sleep(ms), random: Math.random, notify }),
            );
            return certificates;
        },
        readPkcs12,
        readBytes,
        aliases: new AliasRegistry(),
        now,
    };
}
