/** The plugin for scenarios: its gRPC methods as the engine calls them, in this process. */
import type { Emulator } from "signstation-emulator";
import { decodeProperties, encodeProperties, unknown } from "../../../provider/engine-wire";
import { CERTIFICATE, DEPARTMENT, Plugin, unfinished, type CallError } from "../../plugin/plugin-client";
import {
    codeIn,
    Failed,
    pick,
    settingsOf,
    type Checked,
    type Existing,
    type FrontEnd,
    type Lookup,
    type Properties,
    type Resource,
} from "../front-end";

const TYPES = { Certificate: CERTIFICATE, Department: DEPARTMENT };
/** The schema says that these are secret, so SDKs send them as such. */
const SECRETS = new Set(["passkey", "certificateBase64"]);

export class PluginColumn implements FrontEnd {
    private plugin: Plugin | undefined;

    get messages(): readonly string[] {
        return this.started.logged.map(({ message }) => message);
    }

    async startRun(emulator: Emulator): Promise<void> {
        this.plugin ??= await Plugin.start({});
        this.plugin.logged.length = 0;
        await this.plugin.configure(settingsOf(emulator));
    }

    async check({ kind, name }: Resource, args: Properties, before?: Existing): Promise<Checked> {
        const news = encodeProperties(args, SECRETS);
        const { inputs, failures } = await calling(() =>
            this.started.check(TYPES[kind], name, news, before?.inputs, before?.state),
        );
        return { inputs, codes: failures.map(({ reason }) => codeIn(reason)) };
    }

    async hasChanges({ kind, name }: Resource, before: Existing, inputs: Properties): Promise<boolean> {
        const { id, inputs: oldInputs, state } = before;
        const { changes } = await calling(() => this.started.diff(TYPES[kind], name, id, oldInputs, state, inputs));
        return changes;
    }

    preview({ kind, name }: Resource, inputs: Properties, before?: Existing): Promise<Properties> {
        return calling(async () =>
            this.outputsOf(
                before === undefined
                    ? (await this.started.create(TYPES[kind], name, inputs, true)).state
                    : await this.started.update(TYPES[kind], name, before.id, before, inputs, true),
            ),
        );
    }

    create({ kind, name }: Resource, inputs: Properties): Promise<Existing> {
        return calling(async () => ({ inputs, ...(await this.started.create(TYPES[kind], name, inputs)) }), inputs);
    }

    read({ kind, name }: Resource, { id, inputs, state }: Existing): Promise<Existing | undefined> {
        return calling(async () => {
            const found = await this.started.read(TYPES[kind], name, id, inputs, state);
            return found.id === "" ? undefined : found;
        });
    }

    update({ kind, name }: Resource, before: Existing, inputs: Properties): Promise<Existing> {
        const { id } = before;
        const updated = () => this.started.update(TYPES[kind], name, id, before, inputs);
        return calling(async () => ({ id, inputs, state: await updated() }), inputs);
    }

    delete({ kind, name }: Resource, before: Existing): Promise<void> {
        return calling(() => this.started.delete(TYPES[kind], name, before.id, before));
    }

    async lookUp(name: Lookup, args: Properties): Promise<unknown> {
        const result = await calling(() => this.started.invoke(`leegality:index:${name}`, args));
        // A function returns an object: the list is a property of it.
        return name === "getExpiringCertificates" ? result["certificates"] : result;
    }

    outputsOf(state: Properties): Properties {
        const { properties } = decodeProperties(state);
        return pick(Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== unknown)));
    }

    stop(): void {
        this.plugin?.stop();
        this.plugin = undefined;
    }

    private get started(): Plugin {
        return this.plugin!;
    }
}

async function calling<T>(work: () => Promise<T>, inputs: Properties = {}): Promise<T> {
    try {
        return await work();
    } catch (error) {
        const { details } = error as CallError;
        const kept = unfinished(error as CallError);
        throw new Failed(codeIn(details), kept && { id: kept.id, inputs, state: kept.state }, error);
    }
}
