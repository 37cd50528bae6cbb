/** What the resources of one run share: configuration, connections and memory, whichever of them the engine asks for first. */
import type * as dynamic from "@pulumi/pulumi/dynamic";
import { compose, type Composed } from "../compose";
import { engineError } from "../engine-error";
import type { Properties } from "../kind/kind";

const PROVIDER_KEY = "__provider";

let composed: Composed | undefined;

/**
 * Synchronous up to its end, although it gives a promise: the engine's launcher lets other calls in as soon as it has one.
 * Each kind of resource brings a provider that is configured, with the same configuration: the first one counts.
 */
export function configure(request: dynamic.ConfigureRequest): Promise<void> {
    composed ??= compose((key) => asText(request.config.get(key)), process.env, notify);
    return Promise.resolve();
}

/** Without `configure`, which the launcher of an older engine may not call, the environment alone decides. */
export function current(): Composed {
    return (composed ??= compose(() => undefined, process.env, notify));
}

/**
 * Does the work. An error becomes one that the engine's launcher can handle. `properties` hold the provider's text. `kept`: what an
 * unfinished resource needs in its state besides what the lifecycle puts there.
 */
export async function guarded<T>(
    properties: unknown,
    work: () => T | Promise<T>,
    kept: (properties: Properties, code: string) => Properties = () => ({}),
): Promise<T> {
    try {
        return await work();
    } catch (error) {
        const given = (properties ?? {}) as Properties;
        throw engineError(error, (code) => ({ ...kept(given, code), [PROVIDER_KEY]: given[PROVIDER_KEY] }));
    }
}

/** The engine shows what a provider writes to its standard error beside the resources. */
function notify(line: string): void {
    process.stderr.write(`${line}\n`);
}

/** Configuration values are text; a number or a boolean may arrive as itself. */
function asText(value: unknown): string | undefined {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : undefined;
}
