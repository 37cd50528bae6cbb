/** A stack for scenarios: the state and the order of operations that Pulumi's engine gives a provider. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Emulator } from "signstation-emulator";
import { unknown } from "../../provider/core/unknown";
import { Failed, type Existing, type FrontEnd, type Properties, type Resource } from "./front-end";

/** The id of another resource of the program. A preview does not know it before that one is created. */
export class IdOf {
    constructor(readonly name: string) {}
}

/** What a program declares, in order. `file`: the bytes at the path that the program names; the path stays the same. */
export interface Declared {
    readonly kind: Resource["kind"];
    readonly args: Readonly<Record<string, unknown>>;
    readonly file?: Buffer;
}

export type Program = Readonly<Record<string, Declared>>;

/** What became of a resource in a run: `create`, `same`, `update`, `delete`, `refused` by check or `failed`, each with its codes. */
export type Outcomes = Readonly<Record<string, string>>;

interface Entry extends Existing {
    readonly kind: Resource["kind"];
    /** The engine writes an unfinished resource again, whatever diff says. */
    readonly isUnfinished: boolean;
}

export class ScenarioStack {
    private readonly entries = new Map<string, Entry>();
    /** What the last preview showed, by resource. */
    private readonly previewed = new Map<string, Properties>();

    constructor(
        readonly frontEnd: FrontEnd,
        readonly emulator: Emulator,
        private readonly folder: string,
    ) {
        mkdirSync(folder);
    }

    /** The ids of the resources in the state, by name. */
    ids(): Readonly<Record<string, string>> {
        return Object.fromEntries(Array.from(this.entries, ([name, { id }]) => [name, id]));
    }

    /** The outputs of a resource, as the last preview showed them or else as the state has them; with the id, if there is one. */
    outputs(name: string): Properties {
        const entry = this.entries.get(name);
        const state = entry === undefined ? {} : { id: entry.id, ...this.frontEnd.outputsOf(entry.state) };
        return this.previewed.get(name) ?? state;
    }

    async preview(program: Program): Promise<Outcomes> {
        await this.begin();
        const outcomes: Record<string, string> = {};
        for (const [name, declared] of Object.entries(program)) {
            outcomes[name] = await this.step(name, declared, async (resource, inputs, before) => {
                this.previewed.set(name, await this.frontEnd.preview(resource, inputs, before));
            });
        }
        return outcomes;
    }

    async up(program: Program): Promise<Outcomes> {
        await this.begin();
        const outcomes: Record<string, string> = {};
        for (const [name, declared] of Object.entries(program)) {
            outcomes[name] = await this.step(name, declared, async (resource, inputs, before) => {
                const written =
                    before === undefined
                        ? await this.frontEnd.create(resource, inputs)
                        : await this.frontEnd.update(resource, before, inputs);
                this.keep(resource, written);
            });
        }
        const gone = Array.from(this.entries.keys()).filter((name) => !(name in program));
        return { ...outcomes, ...(await this.remove(gone)) };
    }

    /** `update`: the server holds something else than the state. */
    async refresh(): Promise<Outcomes> {
        await this.begin();
        const outcomes: Record<string, string> = {};
        for (const [name, before] of this.entries) {
            outcomes[name] = await this.naming(async () => {
                const found = await this.frontEnd.read({ kind: before.kind, name }, before);
                if (found === undefined) {
                    this.entries.delete(name);
                    return "delete";
                }
                const shown = [before, found].map(({ state }) => this.frontEnd.outputsOf(state));
                this.keep({ kind: before.kind, name }, found, before.isUnfinished);
                return isDeepStrictEqual(shown[0], shown[1]) ? "same" : "update";
            });
        }
        return outcomes;
    }

    async destroy(): Promise<Outcomes> {
        await this.begin();
        return this.remove(Array.from(this.entries.keys()).reverse());
    }

    private async begin(): Promise<void> {
        this.previewed.clear();
        await this.frontEnd.startRun(this.emulator);
    }

    /** Check, diff, and what these call for. */
    private async step(
        name: string,
        declared: Declared,
        write: (resource: Resource, inputs: Properties, before?: Existing) => Promise<void>,
    ): Promise<string> {
        const resource = { kind: declared.kind, name };
        const before = this.entries.get(name);
        const { inputs, codes } = await this.frontEnd.check(resource, this.argumentsOf(name, declared), before);
        if (codes.length > 0) {
            return ["refused", ...codes].join(" ");
        }
        return this.naming(async () => {
            const changes = before !== undefined && (await this.frontEnd.hasChanges(resource, before, inputs));
            if (before !== undefined && !changes && !before.isUnfinished) {
                this.keep(resource, { ...before, inputs });
                return "same";
            }
            await write(resource, inputs, before);
            return before === undefined ? "create" : "update";
        }, resource);
    }

    private async remove(names: readonly string[]): Promise<Outcomes> {
        const outcomes: Record<string, string> = {};
        for (const name of names) {
            const entry = this.entries.get(name)!;
            outcomes[name] = await this.naming(async () => {
                await this.frontEnd.delete({ kind: entry.kind, name }, entry);
                this.entries.delete(name);
                return "delete";
            });
        }
        return outcomes;
    }

    /** The outcome, or `failed` with the code of the error. `resource`: kept if it is unfinished. */
    private async naming(work: () => Promise<string>, resource?: Resource): Promise<string> {
        try {
            return await work();
        } catch (error) {
            if (!(error instanceof Failed)) {
                throw error;
            }
            if (resource !== undefined && error.unfinished !== undefined) {
                this.keep(resource, error.unfinished, true);
            }
            return `failed ${error.code}`;
        }
    }

    private keep({ kind, name }: Resource, existing: Existing, isUnfinished = false): void {
        this.entries.set(name, { ...existing, kind, isUnfinished });
    }

    private argumentsOf(name: string, { args, file }: Declared): Properties {
        const path = join(this.folder, `${name}.p12`);
        if (file !== undefined) {
            writeFileSync(path, file);
        }
        const given = Object.entries(args).map(([key, value]) => [
            key,
            value instanceof IdOf ? (this.entries.get(value.name)?.id ?? unknown) : value,
        ]);
        return { ...Object.fromEntries(given), ...(file === undefined ? {} : { certificateFile: path }) } as Properties;
    }
}
