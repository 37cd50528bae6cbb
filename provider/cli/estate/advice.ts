/** The names of the settings for the command: environment variables. */
import { adviceWith } from "../../advice";
import { SETTING_VARIABLES, type SettingName } from "../../signstation";

const variable = (name: SettingName): string => SETTING_VARIABLES[name];

/** Advice that names them. */
export const { explain, advise } = adviceWith({
    setting: variable,
    configured: variable,
    toSet: (name, value) => (value === undefined ? `set ${variable(name)}` : `set ${variable(name)} to ${value}`),
});
