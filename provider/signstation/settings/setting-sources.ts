/** The places that settings come from, first one first. Pure. */

/** Reads one value of the stack configuration by its full key, `leegality:baseUrl`. */
export type ReadConfig = (key: string) => string | undefined;

/** A setting that has a value, and where it stands. */
export interface Found {
    readonly text: string;
    readonly from: string;
}

export interface SettingSource {
    /** Undefined where it is not set or empty. */
    read(key: SettingName): Found | undefined;
    /** How messages call the setting on this level. */
    nameOf(key: SettingName): string;
}

/** The environment's name of each setting. */
const VARIABLES = {
    baseUrl: "LEEGALITY_BASE_URL",
    environment: "LEEGALITY_ENVIRONMENT",
    authToken: "LEEGALITY_AUTH_TOKEN",
    clientId: "LEEGALITY_CLIENT_ID",
    clientSecret: "LEEGALITY_CLIENT_SECRET",
    caFile: "LEEGALITY_CA_FILE",
    timeout: "LEEGALITY_TIMEOUT",
    maxRetries: "LEEGALITY_MAX_RETRIES",
    maxConcurrency: "LEEGALITY_MAX_CONCURRENCY",
} as const;

/** A setting, as the stack configuration has it behind `leegality:`. */
export type SettingName = keyof typeof VARIABLES;

/** The stack configuration, then the environment. */
export function settingSources(
    config: ReadConfig,
    env: Readonly<Record<string, string | undefined>>,
): readonly SettingSource[] {
    return [
        level(
            (key) => config(`leegality:${key}`),
            (key) => `leegality:${key} in the stack configuration`,
        ),
        level(
            (key) => env[VARIABLES[key]],
            (key) => `the environment variable ${VARIABLES[key]}`,
        ),
    ];
}

function level(value: (key: SettingName) => string | undefined, nameOf: (key: SettingName) => string): SettingSource {
    return {
        nameOf,
        read(key) {
            const text = value(key)?.trim();
            return text === undefined || text === "" ? undefined : { text, from: nameOf(key) };
        },
    };
}
