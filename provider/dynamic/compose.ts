/** The composition root: the lifecycle's ports, filled with the real client, the real reader and the real clock. */
import { AliasRegistry } from "../lifecycle/run/alias-registry";
import { claimFiles, engineAddressIn } from "../lifecycle/run/claim-files";
import { ListReach } from "../lifecycle/run/list-reach";
import { SharedIdRegistry } from "../lifecycle/run/shared-id-registry";
import { MAX_FILE_BYTES } from "../core/certificate/source";
import type { DepartmentPorts } from "../lifecycle/department/ports";
import type { Ports } from "../lifecycle/certificate/ports";
import { readBytes } from "../lifecycle/file/read-bytes";
import { readPasskey } from "../lifecycle/file/read-passkey";
import type { PasskeyPorts } from "../lifecycle/file/resolve-passkey";
import { readPkcs12 } from "../pkcs12";
import {
    createCertificates,
    createDepartments,
    createDownload,
    DEFAULT_SETTINGS,
    forCaller,
    resolveSettings,
    type Client,
    type ReadConfig,
} from "../signstation";
import { openClient, realEffects } from "./open-client";

/** The ports of every kind of resource. */
export type Composed = Ports & DepartmentPorts & PasskeyPorts;

/** How a RemoteAsset is fetched without a configuration, so that check can tell everything that is wrong at once. */
const UNCONFIGURED = { ...DEFAULT_SETTINGS, maxRetries: 0 };

/** Reads the configuration now, all of it and nothing but it; connects when it is first needed. */
export function compose(config: ReadConfig, env: NodeJS.ProcessEnv, notify: (line: string) => void): Composed {
    const result = resolveSettings(config, env);
    const claims = claimFiles(engineAddressIn(process.argv));
    const baseUrl = "problems" in result ? "" : result.settings.baseUrl;
    const said = new Set<string>();
    let connected: Client | undefined;
    // One client for the process, so one pool of connections.
    const client = () => (connected ??= openClient(result, notify));
    const effects = realEffects(notify);
    const download = createDownload("problems" in result ? UNCONFIGURED : result.settings, effects, MAX_FILE_BYTES);
    return {
        settings: () => result,
        certificates: (caller) => createCertificates(forCaller(client(), caller)),
        departments: (caller) => createDepartments(forCaller(client(), caller)),
        readPkcs12,
        readBytes: (source) => readBytes(source, download),
        readPasskey: (reference) => readPasskey(reference, env),
        aliases: new AliasRegistry(),
        certificateIds: new SharedIdRegistry({ claims, scope: `Certificate ${baseUrl}` }),
        listReach: new ListReach(),
        departmentIds: new SharedIdRegistry({ claims, scope: `Department ${baseUrl}` }),
        notify,
        notifyOnce(line) {
            if (!said.has(line)) {
                said.add(line);
                notify(line);
            }
        },
        now: effects.now,
        sleep: effects.sleep,
        random: effects.random,
    };
}
