/** One kind of resource in a stack of its own, with N of them, and each command's time. */
import { join } from "node:path";
import { Stack, type StateResource } from "../../tests/support/engine/stack";
import { compile } from "./compile";
import { startSignStation, type SignStation } from "./sign-station";
import { watch, type Usage } from "./watch";

/** Each with its program. All of them make N resources of the same names. */
const PROGRAMS = {
    "this package": "programs/package.ts",
    "no-op": "programs/no-op.ts",
    "alike no-op": "programs/alike.ts",
    "hand-written": "../baseline/index.ts",
    plugin: "programs/plugin.ts",
    "no-op plugin": "programs/no-op-plugin.ts",
} as const;
export type Kind = keyof typeof PROGRAMS;
/** The columns of the tables, in their order. */
export const KINDS = Object.keys(PROGRAMS) as readonly Kind[];

/** Those over a plugin: its package, and its folder below `node_modules`. */
const PLUGINS: Partial<Readonly<Record<Kind, readonly [name: string, folder: string]>>> = {
    plugin: ["leegality", "pulumi-leegality/plugin"],
    "no-op plugin": ["noop", "bench-no-op"],
};

/** Where nothing is to change, a change is a failure. */
const COMMANDS = {
    preview: ["preview"],
    up: ["up", "--yes", "--skip-preview"],
    "up again": ["up", "--yes", "--skip-preview", "--expect-no-changes"],
    refresh: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    destroy: ["destroy", "--yes", "--skip-preview"],
} as const;
export type Command = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly Command[];

export interface Measured extends Usage {
    readonly seconds: number;
}

/** When the engine writes the whole state: before and after every step, which is its default, or at the end. */
export type StateWriting = "at every step" | "once";
const WRITING: Readonly<Record<StateWriting, Readonly<Record<string, string>>>> = {
    "at every step": {},
    once: { PULUMI_SKIP_CHECKPOINTS: "true" },
};

/** An up of a thousand takes minutes. */
const LIMIT_MS = 20 * 60 * 1000;

/** What is measured: how many resources, and how the engine keeps them. */
export interface Size {
    readonly count: number;
    readonly state: StateWriting;
}

/** Bytes of one resource in the state, as compact JSON, and of its provider's text in it, which stands there twice. */
export interface StateSize {
    readonly bytes: number;
    readonly provider: number;
}

export class Contestant {
    private constructor(
        readonly kind: Kind,
        private readonly count: number,
        private readonly stack: Stack,
        private readonly signStation: SignStation,
    ) {}

    /** `files`: at least `count` PKCS#12 files that `sesame` opens. */
    static async open(
        kind: Kind,
        { count, state }: Size,
        files: readonly Buffer[],
        nodeModules: string,
    ): Promise<Contestant> {
        const signStation = await startSignStation();
        try {
            const stack = await Stack.open({
                program: compile(join(__dirname, PROGRAMS[kind])),
                env: {
                    ...signStation.env,
                    ...WRITING[state],
                    BENCH_COUNT: String(count),
                    // Tests have one, programs do not.
                    NODE_COMPILE_CACHE: undefined,
                },
                nodeModules,
            });
            stack.limitMs = LIMIT_MS;
            const plugin = PLUGINS[kind];
            if (plugin !== undefined) {
                const providers = [{ name: plugin[0], path: join(nodeModules, plugin[1]) }];
                const project = { name: "engine-test", runtime: "nodejs", main: "index.js", plugins: { providers } };
                stack.write("Pulumi.yaml", JSON.stringify(project));
            }
            files.slice(0, count).forEach((bytes, index) => stack.write(`certificate-${index}.p12`, bytes));
            return new Contestant(kind, count, stack, signStation);
        } catch (error) {
            await signStation.stop();
            throw error;
        }
    }

    async measure(command: Command): Promise<Measured> {
        const stop = watch(this.stack.folder, this.signStation.pid);
        const before = performance.now();
        await this.stack.succeed(COMMANDS[command]);
        const seconds = (performance.now() - before) / 1000;
        return { seconds, ...stop() };
    }

    /** Means over the exported state. Throws unless there are as many resources as there should be. */
    async stateSize(): Promise<StateSize> {
        const { deployment } = JSON.parse(await this.stack.exportState()) as {
            deployment: { resources: readonly StateResource[] };
        };
        const resources = deployment.resources.filter(({ type }) =>
            /^(?:pulumi-nodejs:dynamic|leegality:|noop:)/.test(type),
        );
        if (resources.length !== this.count) {
            throw new Error(`${this.kind}: ${resources.length} resources in the state instead of ${this.count}`);
        }
        const mean = (of: (resource: StateResource) => readonly unknown[]) =>
            resources.flatMap(of).reduce<number>((sum, value) => sum + bytesOf(value), 0) / this.count;
        return {
            bytes: mean((resource) => [resource]),
            provider: mean(({ inputs, outputs }) => [inputs?.["__provider"], outputs?.["__provider"]]),
        };
    }

    /** Ends what runs. */
    async close(): Promise<void> {
        try {
            this.stack.close();
        } finally {
            await this.signStation.stop();
        }
    }
}

function bytesOf(value: unknown): number {
    return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
