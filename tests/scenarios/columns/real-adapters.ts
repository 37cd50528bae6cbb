/** The lifecycle's ports for scenarios: the real client, real files and the real reader, without waits. */
import { advise, explain } from "../../../provider/dynamic/advice";
import { readBytes } from "../../../provider/lifecycle/file/read-bytes";
import { readPasskey } from "../../../provider/lifecycle/file/read-passkey";
import type { Adapters } from "../../../provider/lifecycle/ports";
import { readPkcs12 } from "../../../provider/pkcs12";
import {
    createCertificates,
    createClient,
    createDepartments,
    fetchCertificateSummary,
    bindClient,
    resolveSettings,
} from "../../../provider/signstation";

/** `config`: the settings by name. Throws for settings that make no sense. */
export function realAdapters(config: Readonly<Record<string, string>>, notify: (line: string) => void): Adapters {
    const result = resolveSettings((name) => config[name], {}, explain.problem);
    if ("problems" in result) {
        throw new Error(result.problems.join("\n"));
    }
    const waiting = { now: () => new Date(), sleep: () => Promise.resolve(), random: () => 0.5 };
    const client = createClient(result.settings, { ...waiting, notify, explain });
    return {
        ...waiting,
        settings: () => result,
        advise,
        certificates: (binding) => createCertificates(bindClient(client, binding)),
        departments: (binding) => createDepartments(bindClient(client, binding)),
        summarise: (days, departmentId) => fetchCertificateSummary(client, days, departmentId),
        readPkcs12,
        readBytes: (source) => readBytes(source, () => Promise.reject(new Error("no scenario downloads a file"))),
        readPasskey: (reference) => readPasskey(reference, {}),
    };
}
