/** Which SignStation to talk to and how: the front end's configuration first, then the environment. Pure. */
import type { Explain } from "../client/errors/explain";
import { checkBaseUrl } from "./base-url";
import { resolveCredential, type Credential } from "./credential";
import type { SettingProblem } from "./setting-problem";
import {
    settingSources,
    type FoundSetting,
    type ReadConfig,
    type SettingName,
    type SettingSource,
} from "./setting-sources";

/** How the client is set up. */
export interface Settings {
    /** Everything before `/api/v1`, without a slash at the end. */
    readonly baseUrl: string;
    readonly credential: Credential;
    /** PEM bundle of a private CA, in addition to Node's and the machine's. */
    readonly caFile?: string;
    /** For one attempt. @default 60000 */
    readonly timeoutMs: number;
    /** Retries of a request at most. @default 5 */
    readonly maxRetries: number;
    /** Requests to SignStation under way at a time; RemoteAssets are counted by themselves. @default 8 */
    readonly maxConcurrency: number;
}

/** `problems`: sentences that say what is wrong and what to set. */
export type SettingsResult = { readonly settings: Settings } | { readonly problems: readonly string[] };

/** What holds if nothing is set. */
export const DEFAULT_SETTINGS = { timeoutMs: 60_000, maxRetries: 5, maxConcurrency: 8 } as const;

/** The vendor's two hosted installations (create-1, "Environments"). */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
    production: "https://app1.leegality.com/api",
    sandbox: "https://sandbox.leegality.com/api",
};

/** Every problem at once. `explain` makes their sentences. */
export function resolveSettings(
    config: ReadConfig,
    env: Readonly<Record<string, string | undefined>>,
    explain: Explain["problem"],
): SettingsResult {
    const problems: SettingProblem[] = [];
    const sources = settingSources(config, env);
    const value = (setting: SettingName) =>
        sources.map((source) => source.read(setting)).find((found) => found !== undefined);

    const baseUrl = resolveBaseUrl(sources, problems);
    const credential = resolveCredential(sources, problems);
    const caFile = value("caFile");
    const seconds = { fallback: DEFAULT_SETTINGS.timeoutMs / 1000, least: 1, most: 3600, unit: "seconds" } as const;
    const timeout = wholeNumber(value("timeout"), seconds, problems);
    const retries = { fallback: DEFAULT_SETTINGS.maxRetries, least: 0, most: 100, unit: undefined };
    const maxRetries = wholeNumber(value("maxRetries"), retries, problems);
    const requests = { fallback: DEFAULT_SETTINGS.maxConcurrency, least: 1, most: 256, unit: undefined };
    const maxConcurrency = wholeNumber(value("maxConcurrency"), requests, problems);

    if (problems.length > 0 || baseUrl === undefined || credential === undefined) {
        return { problems: problems.map(explain) };
    }
    return {
        settings: {
            baseUrl,
            credential,
            ...(caFile === undefined ? {} : { caFile: caFile.text }),
            timeoutMs: timeout * 1000,
            maxRetries,
            maxConcurrency,
        },
    };
}

/** Within one source the two ways of naming a server exclude each other; the first source that names one decides. */
function resolveBaseUrl(sources: readonly SettingSource[], problems: SettingProblem[]): string | undefined {
    for (const source of sources) {
        const url = source.read("baseUrl");
        const environment = source.read("environment");
        if (url !== undefined && environment !== undefined) {
            problems.push({ kind: "two-servers", places: [url.place, environment.place] });
            return undefined;
        }
        if (environment !== undefined) {
            return environmentUrl(environment, problems);
        }
        if (url !== undefined) {
            const checked = checkBaseUrl(url.text);
            if ("problem" in checked) {
                problems.push({ kind: "invalid-base-url", place: url.place, problem: checked.problem });
                return undefined;
            }
            return checked.baseUrl;
        }
    }
    problems.push({ kind: "no-server" });
    return undefined;
}

function environmentUrl({ text, place }: FoundSetting, problems: SettingProblem[]): string | undefined {
    const url = Object.hasOwn(ENVIRONMENTS, text) ? ENVIRONMENTS[text] : undefined;
    if (url === undefined) {
        problems.push({ kind: "unknown-environment", place, text });
    }
    return url;
}

interface Range {
    /** If it is not set. */
    readonly fallback: number;
    readonly least: number;
    readonly most: number;
    readonly unit: "seconds" | undefined;
}

function wholeNumber(found: FoundSetting | undefined, range: Range, problems: SettingProblem[]): number {
    const { fallback, least, most, unit } = range;
    if (found === undefined) {
        return fallback;
    }
    const value = Number(found.text);
    if (!/^\d+$/.test(found.text) || value < least || value > most) {
        problems.push({ kind: "not-a-number", place: found.place, least, most, unit });
    }
    return value;
}
