/** The names of the settings for the dynamic front end: keys of the stack configuration. */
import { adviceWith } from "../advice";
import type { ReadConfig, SettingName } from "../signstation";

const NAMESPACE = "leegality";

/** The full key of the stack configuration: `leegality:baseUrl`. */
function keyOf(name: SettingName): string {
    return `${NAMESPACE}:${name}`;
}

/** Advice that names the keys of the stack configuration. */
export const { explain, advise } = adviceWith({
    setting: keyOf,
    configured: (name) => `${keyOf(name)} in the stack configuration`,
    toSet: (name, value) =>
        value === undefined
            ? `run: pulumi config set --secret ${keyOf(name)}`
            : `run: pulumi config set ${keyOf(name)} ${value}`,
});

/** Reads the settings by their full keys. */
export function settingsFrom(config: (key: string) => string | undefined): ReadConfig {
    return (name) => config(keyOf(name));
}
