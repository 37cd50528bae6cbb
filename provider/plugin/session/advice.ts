/** The plugin's names in messages: settings are keys of the stack configuration and arguments of an explicit provider; and how to import. */
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

/** What stands in a command as it is, whatever the shell. */
const PLAIN = /^[\w.-]+$/;

/** How a resource of this type and name is imported: the command and the option, in one sentence. */
export function howToImport(type: string, name: string): (id: string | undefined) => string {
    return (id) => {
        const words = [type, PLAIN.test(name) ? name : "NAME", id !== undefined && PLAIN.test(id) ? id : "ID"];
        return (
            `To manage what is there whatever it holds, import it: pulumi import ${words.join(" ")} (with --provider for an ` +
            "explicit provider and --parent for a child; or set the resource option import to its id); the next pulumi up then " +
            "makes it as the program says."
        );
    };
}
