/** Which SignStation to talk to and how: stack configuration first, then the environment. Pure. */
import { checkBaseUrl } from "./base-url";

/** How the client is set up. */
export interface Settings {
    /** Everything before `/api/v1`, without a slash at the end. */
    readonly baseUrl: string;
    /** Sent as `X-Auth-Token`. */
    readonly authToken: string;
    /** Where the token came from, for messages: `leegality:authToken in the stack configuration`. */
    readonly authTokenSource: string;
    /** PEM bundle of a private CA, in addition to the system's. */
    readonly caFile?: string;
    /** For one try. @default 60000 */
    readonly timeoutMs: number;
    /** How often a request is sent again at the most. @default 5 */
    readonly maxRetries: number;
    /** Sockets at the most. @default 8 */
    readonly maxConcurrency: number;
}

export type SettingsResult = { readonly settings: Settings } | { readonly problems: readonly string[] };

/** Reads one value of the stack configuration by its full key, `leegality:baseUrl`. */
export type ReadConfig = (key: string) => string | undefined;

/** The vendor's two hosted installations (create-1, "Environments"). */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
    production: "https://app1.leegality.com/api",
    sandbox: "https://sandbox.leegality.com/api",
};

/** Every problem at once, each a sentence that says what to set. */
export function resolveSettings(config: ReadConfig, env: Readonly<Record<string, string | undefined>>): SettingsResult {
    const problems: string[] = [];
    const value = (key: string, variable: string) =>
        nonEmpty(config(`leegality:${key}`), `leegality:${key} in the stack configuration`) ??
        nonEmpty(env[variable], `the environment variable ${variable}`);

    const baseUrl = resolveBaseUrl(config, env, problems);
    const token = value("authToken", "LEEGALITY_AUTH_TOKEN");
    if (token === undefined) {
        problems.push(
            "No credential for SignStation is set. Run: pulumi config set --secret leegality:authToken " +
                "(or set the environment variable LEEGALITY_AUTH_TOKEN).",
        );
    } else if (!/^[\x21-\x7e]+$/.test(token.text)) {
        problems.push(
            `${token.from} is not a token: it holds blanks, line ends or letters outside ASCII. Set it again.`,
        );
    }
    const caFile = value("caFile", "LEEGALITY_CA_FILE");
    const timeout = wholeNumber(value("timeout", "LEEGALITY_TIMEOUT"), 60, 1, 3600, "seconds", problems);
    const maxRetries = wholeNumber(value("maxRetries", "LEEGALITY_MAX_RETRIES"), 5, 0, 100, "", problems);
    const maxConcurrency = wholeNumber(value("maxConcurrency", "LEEGALITY_MAX_CONCURRENCY"), 8, 1, 256, "", problems);

    if (problems.length > 0 || baseUrl === undefined || token === undefined) {
        return { problems };
    }
    return {
        settings: {
            baseUrl,
            authToken: token.text,
            authTokenSource: token.from,
            ...(caFile === undefined ? {} : { caFile: caFile.text }),
            timeoutMs: timeout * 1000,
            maxRetries,
            maxConcurrency,
        },
    };
}

interface Found {
    readonly text: string;
    readonly from: string;
}

/** Within one level the two ways of naming a server exclude each other; the stack configuration wins as a whole. */
function resolveBaseUrl(
    config: ReadConfig,
    env: Readonly<Record<string, string | undefined>>,
    problems: string[],
): string | undefined {
    const levels = [
        {
            url: nonEmpty(config("leegality:baseUrl"), "leegality:baseUrl"),
            environment: nonEmpty(config("leegality:environment"), "leegality:environment"),
        },
        {
            url: nonEmpty(env["LEEGALITY_BASE_URL"], "LEEGALITY_BASE_URL"),
            environment: nonEmpty(env["LEEGALITY_ENVIRONMENT"], "LEEGALITY_ENVIRONMENT"),
        },
    ];
    for (const { url, environment } of levels) {
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

function nonEmpty(text: string | undefined, from: string): Found | undefined {
    const trimmed = text?.trim();
    return trimmed === undefined || trimmed === "" ? undefined : { text: trimmed, from };
}
