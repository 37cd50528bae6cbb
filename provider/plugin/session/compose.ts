/** The composition root: the plugin's operations, made of the lifecycle, the real client, the real reader and the real clock. */
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { MAX_FILE_BYTES } from "../../core/certificate/source";
import { readBytes } from "../../lifecycle/file/read-bytes";
import { readPasskey } from "../../lifecycle/file/read-passkey";
import { claimFiles } from "../../lifecycle/run/claim-files";
import { readPkcs12 } from "../../pkcs12";
import {
    createCertificates,
    createClient,
    createDepartments,
    createDownload,
    DEFAULT_SETTINGS,
    fetchCertificateSummary,
    bindClient,
    resolveSettings,
    type Client,
    type Effects,
} from "../../signstation";
import { createLifecycle } from "../../lifecycle";
import type { Adapters } from "../../lifecycle/ports";
import { advise, explain } from "./advice";
import { certificateOperations } from "../adapter/certificate";
import type { AdapterPorts } from "../adapter/adapter-ports";
import { departmentOperations } from "../adapter/department";
import { functions } from "../adapter/functions";
import { Postponed } from "../adapter/check/postponed";
import { rememberingReader } from "../adapter/remembering-reader";
import type { CallContext, Compose } from "./port";

/** How a RemoteAsset is fetched without a configuration, so that check can report everything that is wrong at once. */
const UNCONFIGURED = { ...DEFAULT_SETTINGS, maxRetries: 0 };

export const compose: Compose = (config, { env, log, engineAddress }) => {
    const result = resolveSettings((name) => config[name], env, explain.problem);
    const calls = new AsyncLocalStorage<CallContext>();
    const notify = (line: string) => {
        const call = calls.getStore();
        if (call === undefined) {
            log(line);
        } else {
            call.log("info", line);
        }
    };
    const signalOf = () => calls.getStore()?.signal;
    const effects: Effects = {
        now: () => new Date(),
        sleep: async (milliseconds, signal) => {
            await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
        },
        random: Math.random,
        notify,
        explain,
        signal: signalOf,
    };
    let connected: Client | undefined;
    const client = () => (connected ??= createClient(settingsOf(result), effects));
    const download = createDownload("problems" in result ? UNCONFIGURED : result.settings, effects, MAX_FILE_BYTES);
    const adapters: Adapters = {
        settings: () => result,
        advise,
        certificates: (binding) => createCertificates(bindClient(client(), binding)),
        departments: (binding) => createDepartments(bindClient(client(), binding)),
        summarise: (days, departmentId) => fetchCertificateSummary(client(), days, departmentId),
        readPkcs12: rememberingReader(readPkcs12),
        readBytes: (source) => readBytes(source, download),
        readPasskey: (reference) => readPasskey(reference, env),
        claims: claimFiles(engineAddress),
        now: effects.now,
        sleep: (milliseconds) => effects.sleep(milliseconds, signalOf()),
        random: effects.random,
    };
    const ports: AdapterPorts = {
        ...adapters,
        lifecycle: createLifecycle(adapters),
        postponed: new Postponed(),
        during: (call, work) => calls.run(call, work),
    };
    return {
        resources: new Map([
            ["leegality:index:Certificate", certificateOperations(ports)],
            ["leegality:index:Department", departmentOperations(ports)],
        ]),
        functions: functions(ports),
    };
};

function settingsOf(result: ReturnType<typeof resolveSettings>) {
    if ("problems" in result) {
        // The lifecycle reports problems before it asks for a client.
        throw new TypeError("a client without settings");
    }
    return result.settings;
}
