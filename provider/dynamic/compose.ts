/** The composition root: the lifecycle with the real client, the real reader and the real clock. */
import { createLifecycle, type Lifecycle } from "../lifecycle";
import { MAX_FILE_BYTES } from "../core/certificate/source";
import { engineAddressIn } from "../engine-wire";
import type { Adapters } from "../lifecycle/ports";
import { readBytes } from "../lifecycle/file/read-bytes";
import { readPasskey } from "../lifecycle/file/read-passkey";
import { claimFiles } from "../lifecycle/run/claim-files";
import { ShownLines } from "../lifecycle/run/shown-lines";
import { readPkcs12 } from "../pkcs12";
import {
    createCertificates,
    createDepartments,
    createDownload,
    DEFAULT_SETTINGS,
    fetchCertificateSummary,
    bindClient,
    resolveSettings,
    type Client,
} from "../signstation";
import { advise, explain, settingsFrom } from "./advice";
import { openClient, realEffects } from "./session/open-client";

/** One configured provider. */
export interface Composed {
    readonly adapters: Adapters;
    readonly lifecycle: Lifecycle;
    /** Shows one line to the person who runs the engine. */
    readonly notify: (line: string) => void;
    /** As `notify`, but a line that was shown in this run of the engine is not shown again. */
    readonly notifyOnce: (line: string) => void;
}

/** How a RemoteAsset is fetched without a configuration, so that check can report everything that is wrong at once. */
const UNCONFIGURED = { ...DEFAULT_SETTINGS, maxRetries: 0 };

/** Reads the configuration now, by full keys like `leegality:baseUrl`; connects when it is first needed. */
export function compose(
    config: (key: string) => string | undefined,
    env: NodeJS.ProcessEnv,
    notify: (line: string) => void,
): Composed {
    const result = resolveSettings(settingsFrom(config), env, explain.problem);
    const shown = new ShownLines();
    let opened: Client | undefined;
    // One client for the process, so one pool of connections.
    const client = () => (opened ??= openClient(result, notify));
    const effects = realEffects(notify);
    const download = createDownload("problems" in result ? UNCONFIGURED : result.settings, effects, MAX_FILE_BYTES);
    const adapters: Adapters = {
        settings: () => result,
        advise,
        certificates: (binding) => createCertificates(bindClient(client(), binding)),
        departments: (binding) => createDepartments(bindClient(client(), binding)),
        summarise: (days, departmentId) => fetchCertificateSummary(client(), days, departmentId),
        readPkcs12,
        readBytes: (source) => readBytes(source, download),
        readPasskey: (reference) => readPasskey(reference, env),
        claims: claimFiles(engineAddressIn(process.argv)),
        now: effects.now,
        sleep: effects.sleep,
        random: effects.random,
    };
    return {
        adapters,
        lifecycle: createLifecycle(adapters),
        notify,
        notifyOnce(line) {
            if (shown.isFirst(line)) {
                notify(line);
            }
        },
    };
}
