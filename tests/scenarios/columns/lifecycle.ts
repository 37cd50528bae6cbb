/** The lifecycle for scenarios, with the real client and real files, called as a front end calls it. */
import type { Emulator } from "signstation-emulator";
import { unknown } from "../../../provider/core/unknown";
import { CodedError } from "../../../provider/errors/coded-error";
import { createLifecycle, type Lifecycle } from "../../../provider/lifecycle";
import type { CallContext } from "../../../provider/lifecycle/call-context";
import { UnfinishedError } from "../../../provider/lifecycle/errors/leegality-error";
import type { ResourceOperations } from "../../../provider/lifecycle/resource-operations";
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
import { realAdapters } from "./real-adapters";

/** In the state `inputs` are the arguments with their defaults, and `facts` what check has found. */
interface Inputs {
    readonly inputs: Properties;
    readonly facts: Properties;
}

export class LifecycleColumn implements FrontEnd {
    readonly messages: string[] = [];
    private lifecycle: Lifecycle | undefined;

    startRun(emulator: Emulator): Promise<void> {
        this.messages.length = 0;
        const notify = (line: string) => this.messages.push(line);
        this.lifecycle = createLifecycle(realAdapters(settingsOf(emulator), notify));
        return Promise.resolve();
    }

    async check(resource: Resource, args: Properties, before?: Existing): Promise<Checked> {
        const facts = before === undefined ? {} : inputsIn(before.inputs).facts;
        const checked = await this.operations(resource).check(this.call(resource), args, { before: facts });
        this.messages.push(...checked.warnings);
        return {
            inputs: { inputs: checked.inputs, facts: checked.facts },
            codes: checked.failures.map(({ reason }) => codeIn(reason)),
        };
    }

    hasChanges(resource: Resource, { id, state }: Existing, inputs: Properties): Promise<boolean> {
        return this.failing(() => {
            this.operations(resource).claim(this.call(resource), id, state);
            const { changed, stateOnly } = this.operations(resource).diff(state, merged(inputs));
            return changed.length > 0 || stateOnly;
        });
    }

    preview(resource: Resource, inputs: Properties, before?: Existing): Promise<Properties> {
        return this.failing(() =>
            this.outputsOf(this.operations(resource).preview(this.call(resource), merged(inputs), before?.state)),
        );
    }

    create(resource: Resource, inputs: Properties): Promise<Existing> {
        const created = () => this.operations(resource).create(this.call(resource), merged(inputs));
        return this.failing(async () => ({ ...(await created()), inputs }), inputs);
    }

    read(resource: Resource, before: Existing): Promise<Existing | undefined> {
        return this.failing(async () => {
            const known = { inputs: inputsIn(before.inputs).inputs, state: before.state };
            const found = await this.operations(resource).read(this.call(resource), before.id, known);
            return (
                found && {
                    ...before,
                    state: found.state,
                    ...(found.drifted ? { inputs: { inputs: found.inputs, facts: found.facts } } : {}),
                }
            );
        });
    }

    update(resource: Resource, { id, state }: Existing, inputs: Properties): Promise<Existing> {
        const updated = () => this.operations(resource).update(this.call(resource), id, state, merged(inputs));
        return this.failing(async () => ({ id, inputs, state: await updated() }), inputs);
    }

    delete(resource: Resource, { id, state }: Existing): Promise<void> {
        return this.failing(() => this.operations(resource).delete(this.call(resource), id, state));
    }

    lookUp(name: Lookup, args: Properties): Promise<unknown> {
        return this.failing<unknown>(() => this.lifecycle!.lookups[name](args));
    }

    outputsOf(state: Properties): Properties {
        return pick(Object.fromEntries(Object.entries(state).filter(([, value]) => value !== unknown)));
    }

    stop(): void {
        this.lifecycle = undefined;
    }

    private operations({ kind }: Resource) {
        const { certificate, department } = this.lifecycle!;
        const operations: unknown = kind === "Certificate" ? certificate : department;
        return operations as ResourceOperations<Properties, Properties, Properties>;
    }

    private call({ kind, name }: Resource): CallContext {
        return { urn: `${kind}::${name}`, name, log: (_severity, text) => this.messages.push(text) };
    }

    private async failing<T>(work: () => T | Promise<T>, inputs: Properties = {}): Promise<T> {
        try {
            return await work();
        } catch (error) {
            const kept =
                error instanceof UnfinishedError ? { id: error.id, inputs, state: { ...error.state } } : undefined;
            throw error instanceof CodedError ? new Failed(error.code as string, kept, error) : error;
        }
    }
}

function inputsIn(inputs: Properties): Inputs {
    return inputs as unknown as Inputs;
}

function merged(properties: Properties): Properties {
    const { inputs, facts } = inputsIn(properties);
    return { ...inputs, ...facts };
}
