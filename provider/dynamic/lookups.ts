/** The composition root of lookups, which run in the program's own process and not in the provider's. */
import { createLookups, type Lookups } from "../lifecycle/lookup";
import { ListReach } from "../lifecycle/run/list-reach";
import {
    createCertificates,
    hideArguments,
    fetchCertificateSummary,
    resolveSettings,
    type Client,
    type SettingsResult,
} from "../signstation";
import { advise, explain, settingsFrom } from "./advice";
import { openClient } from "./session/open-client";

export type { Lookups };

/**
 * One for each configuration, so one pool of connections for the ordinary program. A program of the Automation API may run
 * several stacks in one process.
 */
const clients = new Map<string, Client>();
const reaches = new Map<string, ListReach>();

/**
 * Reads the configuration now; a client of the same configuration is shared. `secrets`: the arguments to come, if
 * they are secret; no line for `notify` holds one.
 */
export function openLookups(
    config: (key: string) => string | undefined,
    env: NodeJS.ProcessEnv,
    notify: (line: string) => void,
    secrets: readonly string[] = [],
): Lookups {
    const result = resolveSettings(settingsFrom(config), env, explain.problem);
    const client = () => {
        const shared = clientOf(result, notify);
        return secrets.length === 0 ? shared : hideArguments(shared, secrets);
    };
    return createLookups({
        settings: () => result,
        advise,
        certificates: () => createCertificates(client()),
        listReach: reachOf(result),
        summarise: (days, departmentId) => fetchCertificateSummary(client(), days, departmentId),
    });
}

/** As the clients: one for each configuration. */
function reachOf(result: SettingsResult): ListReach {
    const key = JSON.stringify(result);
    const reach = reaches.get(key) ?? new ListReach();
    reaches.set(key, reach);
    return reach;
}

function clientOf(result: SettingsResult, notify: (line: string) => void): Client {
    const key = JSON.stringify(result);
    const client = clients.get(key) ?? openClient(result, notify);
    clients.set(key, client);
    return client;
}
