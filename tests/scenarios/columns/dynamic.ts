/** The dynamic provider for scenarios: its six operations as the engine's launcher calls them, with fresh modules for each run. */
import type { Emulator } from "signstation-emulator";
import type { Calls } from "../../../provider/dynamic/adapter";
import { openLookups } from "../../../provider/dynamic/lookups";
import type * as runtime from "../../../provider/dynamic/runtime";
import { decodeProperties, encodeProperties, unknown } from "../../../provider/engine-wire";
import { SIGNATURE_KEY, SIGNATURES } from "../../../provider/engine-wire/signatures";
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

const RUNTIMES = {
    Certificate: require.resolve("../../../provider/dynamic/runtime"),
    Department: require.resolve("../../../provider/dynamic/department-runtime"),
};
/** The modules that remember something of a run. */
const OF_A_RUN = [
    ...Object.values(RUNTIMES),
    require.resolve("../../../provider/dynamic/adapter"),
    require.resolve("../../../provider/dynamic/session/session"),
];
/** The text that the engine keeps of the provider. */
const PROVIDER = { __provider: "text of the provider" };

/** What the launcher finds on an error of an unfinished resource. */
interface InitError extends Error {
    readonly id?: string;
    readonly properties?: Properties;
}

export class DynamicColumn implements FrontEnd {
    readonly messages: string[] = [];
    private config: Readonly<Record<string, string>> = {};

    async startRun(emulator: Emulator): Promise<void> {
        this.messages.length = 0;
        this.stop();
        this.config = settingsOf(emulator);
        const get = (key: string) => this.setting(key);
        for (const path of Object.values(RUNTIMES)) {
            const provider = module.require(path) as typeof runtime;
            await provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
        }
    }

    async check(resource: Resource, args: Properties, before?: Existing): Promise<Checked> {
        const news = { ...encodeProperties(args), ...PROVIDER, __resourceName: resource.name };
        const result = await this.calling(() => callsOf(resource).check(before?.inputs ?? {}, news));
        return {
            inputs: withProvider(result.inputs),
            codes: (result.failures ?? []).map(({ reason }) => codeIn(reason)),
        };
    }

    async hasChanges(resource: Resource, { id, state }: Existing, inputs: Properties): Promise<boolean> {
        const { changes } = await this.calling(() => callsOf(resource).diff(id, state, inputs));
        return changes === true;
    }

    /** The engine does not call a dynamic provider at preview: a program sees the inputs that check has returned. */
    preview(_resource: Resource, inputs: Properties): Promise<Properties> {
        return Promise.resolve(this.outputsOf(inputs));
    }

    async create(resource: Resource, inputs: Properties): Promise<Existing> {
        const created = await this.calling(() => callsOf(resource).create(inputs), inputs);
        return { id: created.id, inputs, state: withProvider(created.outs) };
    }

    async read(resource: Resource, before: Existing): Promise<Existing | undefined> {
        const result = await this.calling(() => callsOf(resource).read(before.id, before.state));
        if (result.id === "") {
            return undefined;
        }
        const state = withProvider(result.props);
        // Without new inputs the engine keeps those of the last run.
        return { ...before, state, ...(result.inputs === undefined ? {} : { inputs: withProvider(result.inputs) }) };
    }

    async update(resource: Resource, { id, state }: Existing, inputs: Properties): Promise<Existing> {
        const updated = await this.calling(() => callsOf(resource).update(id, state, inputs), inputs);
        return { id, inputs, state: withProvider(updated.outs) };
    }

    delete(resource: Resource, { id, state }: Existing): Promise<void> {
        return this.calling(() => callsOf(resource).delete(id, state));
    }

    lookUp(name: Lookup, args: Properties): Promise<unknown> {
        const notify = (line: string) => this.messages.push(line);
        return this.calling<unknown>(() => openLookups((key) => this.setting(key), {}, notify)[name](args));
    }

    outputsOf(state: Properties): Properties {
        const { properties } = decodeProperties(state);
        return pick(Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== unknown)));
    }

    stop(): void {
        for (const path of OF_A_RUN) {
            Reflect.deleteProperty(require.cache, path);
        }
    }

    private setting(key: string): string | undefined {
        return this.config[key.replace(/^leegality:/, "")];
    }

    /** What the provider writes to its standard error, the engine shows. */
    private async calling<T>(work: () => Promise<T>, inputs: Properties = {}): Promise<T> {
        const write = process.stderr.write.bind(process.stderr);
        process.stderr.write = (text) => this.messages.push(String(text)) > 0;
        try {
            return await work();
        } catch (error) {
            const { id, properties = {}, message } = error as InitError;
            const kept = id === undefined ? undefined : { id, inputs, state: withProvider(properties) };
            throw new Failed(codeIn(message), kept, error);
        } finally {
            process.stderr.write = write;
        }
    }
}

function callsOf({ kind }: Resource): Calls {
    return module.require(RUNTIMES[kind]) as Calls;
}

/** As the launcher gives properties to a dynamic provider the next time: JSON, secrets in clear, the provider's text beside them. */
function withProvider(properties: unknown): Properties {
    const json = JSON.stringify({ ...(properties as Properties), ...PROVIDER });
    return JSON.parse(json, (_key, item: Properties | null) =>
        item?.[SIGNATURE_KEY] === SIGNATURES.secret ? item["value"] : item,
    ) as Properties;
}
