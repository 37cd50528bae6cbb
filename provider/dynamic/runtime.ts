/** What the serialised provider requires: Pulumi's six calls on one side, the lifecycle on the other. */
import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { CertificateInputs, CertificateState } from "../core/certificate";
import * as checking from "../lifecycle/check";
import * as creating from "../lifecycle/create";
import { deleteCertificate } from "../lifecycle/delete-certificate";
import * as diffing from "../lifecycle/diff";
import type { Ports } from "../lifecycle/ports";
import * as reading from "../lifecycle/read";
import * as updating from "../lifecycle/update";
import { compose } from "./compose";
import { engineError } from "./engine-error";

/** Property maps as the engine sends them: everything else the lifecycle needs is in them, `__provider` besides. */
type Properties = Readonly<Record<string, unknown>>;

const PROVIDER_KEY = "__provider";

let ports: Ports | undefined;

/**
 * Synchronous up to its end, although it gives a promise: the engine's launcher lets other calls in as soon as it has one.
 */
export function configure(request: dynamic.ConfigureRequest): Promise<void> {
    ports = compose((key) => asText(request.config.get(key)), process.env, notify);
    return Promise.resolve();
}

export async function check(_olds: unknown, news: unknown): Promise<dynamic.CheckResult> {
    const { inputs, failures } = await guarded(undefined, () => checking.check(current(), news as Properties));
    return { inputs, failures: [...failures] };
}

export async function diff(_id: string, olds: unknown, news: unknown): Promise<dynamic.DiffResult> {
    return guarded(news, () =>
        Promise.resolve(diffing.diff(current(), olds as CertificateState, news as CertificateInputs)),
    );
}

export async function create(inputs: unknown): Promise<dynamic.CreateResult> {
    const { id, state } = await guarded(inputs, () => creating.create(current(), inputs as CertificateInputs));
    return { id, outs: state };
}

export async function read(id: string, props: unknown): Promise<dynamic.ReadResult> {
    const state = await guarded(props, () => reading.read(current(), id, withoutProvider(props)));
    return state === undefined ? { id: "", props: {} } : { id, props: state };
}

export async function update(id: string, olds: unknown, news: unknown): Promise<dynamic.UpdateResult> {
    const state = await guarded(news, () =>
        updating.update(current(), id, olds as CertificateState, news as CertificateInputs),
    );
    return { outs: state };
}

async function remove(id: string, props: unknown): Promise<void> {
    await guarded(props, () => deleteCertificate(current(), id, props as CertificateState));
}
export { remove as delete };

/** Without `configure`, which the launcher of an older engine may not call, the environment alone decides. */
function current(): Ports {
    return (ports ??= compose(() => undefined, process.env, notify));
}

async function guarded<T>(properties: unknown, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        const { [PROVIDER_KEY]: text, passkey } = (properties ?? {}) as Properties;
        throw engineError(error, text, passkey);
    }
}

function withoutProvider(props: unknown): CertificateState {
    return Object.fromEntries(Object.entries(props as Properties).filter(([name]) => name !== PROVIDER_KEY));
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
