/** A throw-away Pulumi stack on the real engine, in a folder of its own, with its state in a file. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readRun, type Run } from "./engine-run";
import { processesIn, signalProcesses } from "../process/processes";

const ROOT = resolve(__dirname, "../../..");
/** A run on two busy cores takes a few seconds; one that takes this long hangs. */
const TIMEOUT_MS = 180_000;
/** Says in a developer's shell which SignStation, stack or configuration is meant: never the one of a test. */
const OF_THE_SHELL = /^(LEEGALITY_|PULUMI_STACK$|PULUMI_CONFIG)/;

export interface StackOptions {
    /** Text of `index.js`. */
    readonly program: string;
    /**
     * Beside or instead of the defaults; undefined takes a variable away. What this process has of SignStation's settings or
     * of another stack does not count.
     */
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** Where packages come from, made as a link; null for a folder that gets its own. @default this repository's node_modules */
    readonly nodeModules?: string | null;
}

/** One resource of an exported state. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Closed with this process, also if it is ended in the middle of a test, as the workers of `mocha --parallel` are at Ctrl-C. */
const open = new Set<Stack>();
process.once("exit", () => {
    open.forEach((stack) => {
        stack.close();
    });
});
if (process.env["MOCHA_WORKER_ID"] !== undefined) {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => process.exit(1));
    }
}

export class Stack {
    /** Holds the program and the state. */
    readonly folder = mkdtempSync(join(tmpdir(), "leegality-engine-"));
    env: Readonly<Record<string, string | undefined>>;
    /** A command that has not ended after so many milliseconds is killed, and {@link run} fails. */
    limitMs = TIMEOUT_MS;
    private running: ChildProcess | undefined;
    /** Everything that any command of this stack has printed, but for {@link withoutSdkDebug}. */
    printed = "";
    /** What the command that runs, or ran last, has written to its standard output so far. */
    stdout = "";

    private constructor(options: StackOptions) {
        open.add(this);
        this.env = {
            PULUMI_BACKEND_URL: pathToFileURL(this.folder).href,
            PULUMI_CONFIG_PASSPHRASE: "only-for-tests",
            PULUMI_HOME: join(this.folder, ".home"),
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
            NO_COLOR: "1",
            // Each command starts new processes that load Pulumi's SDK: a sixth of a run's time, which Node.js can keep.
            NODE_COMPILE_CACHE: join(ROOT, ".local/compile-cache"),
            ...options.env,
        };
        this.write("Pulumi.yaml", "name: engine-test\nruntime: nodejs\nmain: index.js\n");
        this.write("package.json", JSON.stringify({ name: "engine-test", private: true }));
        this.write("index.js", options.program);
        if (options.nodeModules !== null) {
            symlinkSync(options.nodeModules ?? join(ROOT, "node_modules"), join(this.folder, "node_modules"), "dir");
        }
    }

    /** Makes the folder and the stack `dev` in it. */
    static async open(options: StackOptions): Promise<Stack> {
        const stack = new Stack(options);
        try {
            await stack.succeed(["stack", "init", "dev"]);
            return stack;
        } catch (error) {
            stack.close();
            throw error;
        }
    }

    /** Writes a file into the program's folder and gives its absolute path. */
    write(name: string, content: string | Buffer): string {
        const path = join(this.folder, name);
        writeFileSync(path, content);
        return path;
    }

    async setSecret(key: string, value: string): Promise<void> {
        await this.succeed(["config", "set", "--secret", key], value);
    }

    preview(...more: string[]): Promise<Run> {
        return this.run(["preview", "--json", ...more]);
    }

    up(...more: string[]): Promise<Run> {
        return this.run(["up", "--yes", "--skip-preview", "--json", ...more]);
    }

    refresh(...more: string[]): Promise<Run> {
        return this.run(["refresh", "--yes", "--skip-preview", "--json", ...more]);
    }

    destroy(...more: string[]): Promise<Run> {
        return this.run(["destroy", "--yes", "--skip-preview", "--json", ...more]);
    }

    /** The stack's outputs, secrets included. */
    async outputs(): Promise<Record<string, unknown>> {
        const { stdout } = await this.succeed(["stack", "output", "--json", "--show-secrets"]);
        return JSON.parse(stdout) as Record<string, unknown>;
    }

    /** The exported state as it stands in the backend: secrets encrypted. */
    async exportState(): Promise<string> {
        return (await this.succeed(["stack", "export"])).stdout;
    }

    /** Everything that the backend keeps: the state, its backups, the history of updates. */
    backendText(): string {
        const backend = join(this.folder, ".pulumi");
        return readdirSync(backend, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"))
            .join("\n");
    }

    /** The certificates in the state. */
    certificates(): Promise<StateResource[]> {
        return this.resources("Certificate");
    }

    /** The resources of this package's class in the state. */
    async resources(name: "Certificate" | "Department"): Promise<StateResource[]> {
        const state = JSON.parse(await this.exportState()) as { deployment: { resources?: StateResource[] } };
        return (state.deployment.resources ?? []).filter(({ type }) =>
            new RegExp(`leegality:(?:index:)?${name}$`).test(type),
        );
    }

    /** What the state notes as under way when a run ended: `creating` and the like. */
    async pendingOperations(): Promise<string[]> {
        const state = JSON.parse(await this.exportState()) as {
            deployment: { pending_operations?: readonly { readonly type: string }[] };
        };
        return (state.deployment.pending_operations ?? []).map(({ type }) => type);
    }

    /** Ends what still runs and removes the folder. The stack's resources are nobody's after it: stop their server too. */
    close(): void {
        open.delete(this);
        this.kill();
        // What was killed may be writing its last file.
        rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
    }

    /** What a terminal does on Ctrl-C: SIGINT to the whole process group of the command that runs. */
    interrupt(): void {
        process.kill(-(this.running?.pid ?? Number.NaN), "SIGINT");
    }

    /** Ends the command that runs, and whatever has been started here: Pulumi gives its plugins groups of their own. */
    private kill(): void {
        this.running?.kill("SIGKILL");
        signalProcesses(processesIn(this.folder), "SIGKILL");
    }

    async run(args: readonly string[], stdin = ""): Promise<Run> {
        const child = spawn("pulumi", [...args, "--non-interactive"], {
            cwd: this.folder,
            // Engine, program and provider run what is compiled: measuring that would cost time, and no report shows it.
            env: { ...ownEnvironment(), ...this.env, NODE_V8_COVERAGE: undefined },
            stdio: ["pipe", "pipe", "pipe"],
            // A process group of its own, as a shell gives to what it runs in the foreground.
            detached: true,
        });
        this.running = child;
        let stdout = (this.stdout = "");
        let stderr = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => (this.stdout = stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
        child.stdin.on("error", () => undefined).end(stdin);
        const { limitMs } = this;
        const hung = new AbortController();
        const limit = setTimeout(() => {
            hung.abort();
            this.kill();
        }, limitMs);
        const code = await new Promise<number>((done, fail) => {
            child.once("error", fail).once("close", (exit) => {
                done(exit ?? -1);
            });
        }).finally(() => {
            clearTimeout(limit);
            this.running = undefined;
        });
        this.printed += withoutSdkDebug(stdout + stderr);
        if (hung.signal.aborted) {
            throw new Error(`pulumi ${args.join(" ")} has not ended after ${limitMs / 1000} s:\n${stdout}\n${stderr}`);
        }
        return readRun(code, stdout, stderr);
    }

    /** Runs a command that has to succeed. */
    async succeed(args: readonly string[], stdin?: string): Promise<Run> {
        const run = await this.run(args, stdin);
        if (run.code !== 0) {
            throw new Error(`pulumi ${args.join(" ")} failed:\n${run.stdout}\n${run.stderr}`);
        }
        return run;
    }
}

function ownEnvironment(): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_SHELL.test(name)));
}

/**
 * At debug level, which --json and -v=9 show, Pulumi's Node SDK writes the response to each registration with all property
 * values of the resource, secret ones too. It is theirs, it does so for every resource, and only those lines are left out.
 */
function withoutSdkDebug(text: string): string {
    return text
        .split("\n")
        .filter(
            (line) =>
                !/"(?:message|msg)":"(?:eventSink::Debug\(<\{%reset%\}>)?RegisterResource RPC finished: resource:/.test(
                    line,
                ),
        )
        .join("\n");
}
