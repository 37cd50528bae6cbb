/** Which SignStation to talk to and how: stack configuration first, then the environment. Pure. */
import { checkBaseUrl } from "./base-url";
import { resolveCredential, type Credential } from "./credential";
import { settingSources, type Found, type SettingSource, type ReadConfig, type SettingName } from "./setting-sources";

/** How the client is set up. */
export interface Settings {
    /** Everything before `/api/v1`, without a slash at the end. */
    readonly baseUrl: string;
    readonly credential: Credential;
    /** PEM bundle of a private CA, in addition to Node's and the machine's. */
    readonly caFile?: string;
    /** For one try. @default 60000 */
    readonly timeoutMs: number;
    /** How often a request is sent again at the most. @default 5 */
    readonly maxRetries: number;
    /** Requests to SignStation under way at a time; RemoteAssets are counted by themselves. @default 8 */
    readonly maxConcurrency: number;
}

export type SettingsResult = { readonly settings: Settings } | { readonly problems: readonly string[] };

/** What holds where nothing is set. */
export const DEFAULT_SETTINGS = { timeoutMs: 60_000, maxRetries: 5, maxConcurrency: 8 } as const;

/** The vendor's two hosted installations (create-1, "Environments"). */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
    production: "https://app1.leegality.com/api",
    sandbox: "https://sandbox.leegality.com/api",
};

/** Every problem at once, each a sentence that says what to set. */
export function resolveSettings(config: ReadConfig, env: Readonly<Record<string, string | undefined>>): SettingsResult {
    const problems: string[] = [];
    const from = settingSources(config, env);
    const value = (key: SettingName) => from.map((level) => level.read(key)).find((found) => found !== undefined);

    const baseUrl = resolveBaseUrl(from, problems);
    const credential = resolveCredential(from, problems);
    const caFile = value("caFile");
    const timeout = wholeNumber(value("timeout"), DEFAULT_SETTINGS.timeoutMs / 1000, 1, 3600, "seconds", problems);
    const maxRetries = wholeNumber(value("maxRetries"), DEFAULT_SETTINGS.maxRetries, 0, 100, "", problems);
    const maxConcurrency = wholeNumber(value("maxConcurrency"), DEFAULT_SETTINGS.maxConcurrency, 1, 256, "", problems);

    if (problems.length > 0 || baseUrl === undefined || credential === undefined) {
        return { problems };
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

/** Within one level the two ways of naming a server exclude each other; the first level that names one decides. */
function resolveBaseUrl(from: readonly SettingSource[], problems: string[]): string | undefined {
    for (const level of from) {
        const url = level.read("baseUrl");
        const environment = level.read("environment");
        if (url !== undefined && environment !== undefined) {
            problems.push(
                `Both ${url.from} and ${environment.from} are set. Keep the one that names your SignStation.`,
            );
            return undefined;
        }
        if (environment !== undefined) {
            return environmentUrl(environment, problems);
        }
        if (url !== undefined) {
            const checked = checkBaseUrl(url.text, url.from);
            if ("problem" in checked) {
                problems.push(checked.problem);
                return undefined;
            }
            return checked.baseUrl;
        }
    }
    problems.push(
        "No SignStation is configured. Run: pulumi config set leegality:baseUrl https://signstation.example.com " +
            "(everything before /api/v1), or: pulumi config set leegality:environment production (or sandbox).",
    );
    return undefined;
}

function environmentUrl(environment: Found, problems: string[]): string | undefined {
    const url = Object.hasOwn(ENVIRONMENTS, environment.text) ? ENVIRONMENTS[environment.text] : undefined;
    if (url === undefined) {
        problems.push(
            `${environment.from} is ${JSON.stringify(environment.text)}. It can be production or sandbox; ` +
                "for a server of your own set leegality:baseUrl instead.",
        );
    }
    return url;
}

function wholeNumber(
    found: Found | undefined,
    fallback: number,
    least: number,
    most: number,
    unit: string,
    problems: string[],
): number {
    if (found === undefined) {
        return fallback;
    }
    const value = Number(found.text);
    if (!/^\d+$/.test(found.text) || value < least || value > most) {
        const of = unit === "" ? "" : ` of ${unit}`;
        problems.push(`${found.from} has to be a whole number${of} from ${least} to ${most}.`);
    }
    return value;
}
