/** The names of the settings for the plugin: keys of the stack configuration, and arguments of an explicit provider. */
import { adviceWith } from "../../advice";
import type { SettingName } from "../../signstation";

function keyOf(name: SettingName): string {
    return `leegality:${name}`;
}

/** Advice that names them. The engine gives both in one form, so messages name both. */
export const { explain, advise } = adviceWith({
    setting: keyOf,
    configured: (name) => `${keyOf(name)} in the stack configuration (or ${name} of the explicit provider)`,
    toSet: (name, value) =>
        value === undefined
            ? `run: pulumi config set --secret ${keyOf(name)}`
            : `run: pulumi config set ${keyOf(name)} ${value}`,
});
