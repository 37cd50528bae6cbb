/** The names that a front end has for its settings. */
import { SETTING_VARIABLES, type SettingName, type SettingPlace } from "../signstation";

export interface Words {
    /** How messages call a setting: `leegality:baseUrl`. */
    readonly setting: (name: SettingName) => string;
    /** The same with the place: `leegality:baseUrl in the stack configuration`. */
    readonly configured: (name: SettingName) => string;
    /**
     * How to set it, as a clause: `run: pulumi config set leegality:baseUrl https://signstation.example.com`. `value`: undefined
     * for a secret.
     */
    readonly toSet: (name: SettingName, value: string | undefined) => string;
}

/** How messages call a setting at the place where it stands. */
export function placeName({ setting, source }: SettingPlace, words: Words): string {
    return source === "configuration" ? words.configured(setting) : `the environment variable ${variable(setting)}`;
}

export function variable(setting: SettingName): string {
    return SETTING_VARIABLES[setting];
}
