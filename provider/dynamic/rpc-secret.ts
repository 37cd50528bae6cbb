/** Marks values as secret in the engine's own encoding, which a dynamic provider's `check` can return. */
import { isUnknown } from "../core/unknown";

/** The engine's marker of special values, and of secrets among them (Pulumi SDK, `runtime/rpc`). */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/**
 * The same properties, the named ones marked as secret. The SDK marks what a program gives; a transform of the program can put
 * a plain value in its place afterwards, and the engine would keep that in clear.
 */
export function withSecrets(
    properties: Readonly<Record<string, unknown>>,
    names: readonly string[],
): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
            name,
            names.includes(name) && typeof value === "string" && !isUnknown(value) ? asSecret(value) : value,
        ]),
    );
}

function asSecret(value: string): Record<string, unknown> {
    return { [SIGNATURE_KEY]: SECRET_SIGNATURE, value };
}
