/** The places that settings come from, the one that counts most first. Pure. */

/** Reads one setting of the front end's configuration. */
export type ReadConfig = (setting: SettingName) => string | undefined;

/** Where a setting is found, or would be: the front end's configuration or the environment. */
export interface SettingPlace {
    readonly setting: SettingName;
    readonly source: "configuration" | "environment";
}

/** A setting that has a value. */
export interface FoundSetting {
    readonly text: string;
    readonly place: SettingPlace;
}

export interface SettingSource {
    /** Undefined if it is not set or empty. */
    read(setting: SettingName): FoundSetting | undefined;
    /** Where the setting stands, or would stand, in this source. */
    placeOf(setting: SettingName): SettingPlace;
}

/** The environment's name of each setting. */
export const SETTING_VARIABLES = {
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

export type SettingName = keyof typeof SETTING_VARIABLES;

/** The configuration, then the environment. */
export function settingSources(
    config: ReadConfig,
    env: Readonly<Record<string, string | undefined>>,
): readonly SettingSource[] {
    return [
        { source: "configuration", value: config } as const,
        { source: "environment", value: (setting: SettingName) => env[SETTING_VARIABLES[setting]] } as const,
    ].map(({ source, value }): SettingSource => ({
        placeOf: (setting) => ({ setting, source }),
        read(setting) {
            const text = value(setting)?.trim();
            return text === undefined || text === "" ? undefined : { text, place: { setting, source } };
        },
    }));
}
