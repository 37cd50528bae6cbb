/** The composition root of lookups, which run in the program's own process and not in the provider's. */
import type { FoundCertificate } from "../core/lookup/found-certificate";
import { getCertificate } from "../lifecycle/lookup/get-certificate";
import { getCertificateSummary } from "../lifecycle/lookup/get-certificate-summary";
import { getExpiringCertificates } from "../lifecycle/lookup/get-expiring-certificates";
import type { LookupPorts } from "../lifecycle/lookup/lookup-ports";
import { ListReach } from "../lifecycle/run/list-reach";
import {
    createCertificates,
    discreet,
    fetchCertificateSummary,
    resolveSettings,
    type CertificateSummary,
    type Client,
    type ReadConfig,
    type SettingsResult,
} from "../signstation";
import { openClient } from "./open-client";

/** Every lookup throws `LeegalityError` and `SignStationError`; neither holds a secret of the configuration. */
export interface Lookups {
    getCertificate(args: { readonly id?: unknown; readonly name?: unknown }): Promise<FoundCertificate>;
    getExpiringCertificates(args: ReportArgs): Promise<FoundCertificate[]>;
    getCertificateSummary(args: ReportArgs): Promise<CertificateSummary>;
}

interface ReportArgs {
    readonly days?: unknown;
    readonly departmentId?: unknown;
}

/**
 * One for each configuration, so one pool of connections for the ordinary program. A program of the Automation API may run
 * several stacks in one process.
 */
const clients = new Map<string, Client>();
const reaches = new Map<string, ListReach>();

/**
 * Reads the configuration now; a client of the same configuration is used again. `secrets`: the arguments to come, where
 * they are secret; what is told to `notify` says nothing of them.
 */
export function openLookups(
    config: ReadConfig,
    env: NodeJS.ProcessEnv,
    notify: (line: string) => void,
    secrets: readonly string[] = [],
): Lookups {
    const result = resolveSettings(config, env);
    const client = () => {
        const shared = clientOf(result, notify);
        return secrets.length === 0 ? shared : discreet(shared, secrets);
    };
    const ports: LookupPorts = {
        settings: () => result,
        certificates: () => createCertificates(client()),
        listReach: reachOf(result),
        summarise: (days, departmentId) => fetchCertificateSummary(client(), days, departmentId),
    };
    return {
        getCertificate: (args) => getCertificate(ports, args),
        getExpiringCertificates: (args) => getExpiringCertificates(ports, args),
        getCertificateSummary: (args) => getCertificateSummary(ports, args),
    };
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
