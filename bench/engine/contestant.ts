/** One kind of resource in a stack of its own, with N of them, and each command's time. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { Stack, type StateResource } from "../../tests/support/stack";
import { startSignStation, type SignStation } from "./sign-station";
import { watch, type Usage } from "./watch";

/** Each with its program. All of them make N resources of the same names. */
const PROGRAMS = {
    "this package": "programs/package.ts",
    "no-op": "programs/no-op.ts",
    "alike no-op": "programs/alike.ts",
    "hand-written": "../baseline/index.ts",
} as const;
export type Kind = keyof typeof PROGRAMS;
export const KINDS = Object.keys(PROGRAMS) as readonly Kind[];

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

export class Contestant {
    private constructor(
        readonly kind: Kind,
        private readonly count: number,
        private readonly stack: Stack,
        private readonly signStation: SignStation,
    ) {}

    /** `files`: at least `count` PKCS#12 files that `sesame` opens. */
    static async open(kind: Kind, count: number, files: readonly Buffer[], nodeModules: string): Promise<Contestant> {
        const signStation = await startSignStation();
        try {
            const stack = await Stack.open({
                program: compiled(join(__dirname, PROGRAMS[kind])),
                env: { ...signStation.env, BENCH_COUNT: String(count) },
                nodeModules,
            });
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

    /** Mean bytes of one resource in the exported state, as compact JSON. Throws unless there are as many as there should be. */
    async stateBytes(): Promise<number> {
        const { deployment } = JSON.parse(await this.stack.exportState()) as {
            deployment: { resources: readonly StateResource[] };
        };
        const sizes = deployment.resources
            .filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic"))
            .map((resource) => Buffer.byteLength(JSON.stringify(resource)));
        if (sizes.length !== this.count) {
            throw new Error(`${this.kind}: ${sizes.length} resources in the state instead of ${this.count}`);
        }
        return sizes.reduce((sum, size) => sum + size, 0) / this.count;
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

function compiled(path: string): string {
    const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023, esModuleInterop: true };
    return transpileModule(readFileSync(path, "utf8"), { compilerOptions }).outputText;
}
