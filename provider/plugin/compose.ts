/** The composition root: the plugin's operations, made of the lifecycle, the real client, the real reader and the real clock. */
import { AsyncLocalStorage } from "node:async_hooks";
import { MAX_FILE_BYTES } from "../core/certificate/source";
import { readBytes } from "../lifecycle/file/read-bytes";
import { readPasskey } from "../lifecycle/file/read-passkey";
import { claimFiles } from "../lifecycle/run/claim-files";
import { ListReach } from "../lifecycle/run/list-reach";
import { readPkcs12 } from "../pkcs12";
import {
    createCertificates,
    createClient,
    createDepartments,
    createDownload,
    DEFAULT_SETTINGS,
    fetchCertificateSummary,
    forCaller,
    lazyTransport,
    resolveSettings,
    type Client,
    type Effects,
} from "../signstation";
import { cancellable, cancellableSleep } from "./adapter/cancellable";
import { certificateOperations } from "./adapter/certificate";
import type { AdapterPorts } from "./adapter/adapter-ports";
import { departmentOperations } from "./adapter/department";
import { functions } from "./adapter/functions";
import { AliasesByUrn, IdsByUrn } from "./adapter/registries";
import { rememberingReader } from "./adapter/remembering-reader";
import type { CallContext, Compose } from "./port";

/** How a RemoteAsset is fetched without a configuration, so that check can report everything that is wrong at once. */
const UNCONFIGURED = { ...DEFAULT_SETTINGS, maxRetries: 0 };

export const compose: Compose = (config, { env, log, engineAddress }) => {
    const result = resolveSettings((key) => config[key.slice(key.indexOf(":") + 1)], env);
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
        sleep: cancellableSleep(signalOf),
        random: Math.random,
        notify,
    };
    const claims = claimFiles(engineAddress);
    const baseUrl = "problems" in result ? "" : result.settings.baseUrl;
    const said = new Set<string>();
    let connected: Client | undefined;
    const client = () => {
        const settings = settingsOf(result);
        return (connected ??= createClient(settings, effects, cancellable(lazyTransport(settings), signalOf)));
    };
    const download = createDownload("problems" in result ? UNCONFIGURED : result.settings, effects, MAX_FILE_BYTES);
    const ports: AdapterPorts = {
        settings: () => result,
        certificates: (caller) => createCertificates(forCaller(client(), caller)),
        departments: (caller) => createDepartments(forCaller(client(), caller)),
        summarise: (days, departmentId) => fetchCertificateSummary(client(), days, departmentId),
        readPkcs12: rememberingReader(readPkcs12),
        readBytes: (source) => readBytes(source, download),
        readPasskey: (reference) => readPasskey(reference, env),
        aliases: new AliasesByUrn(calls, claims, `alias ${baseUrl}`),
        certificateIds: new IdsByUrn(calls, { claims, scope: `Certificate ${baseUrl}` }),
        departmentIds: new IdsByUrn(calls, { claims, scope: `Department ${baseUrl}` }),
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
        listReach: new ListReach(),
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
