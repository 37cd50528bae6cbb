/** The result of one run of the engine, read from its stream of JSON events: changes and diagnostics. */

export interface Run {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
    /** How many resources of each operation, the stack itself left out: `{ create: 1 }`. */
    readonly changes: Readonly<Record<string, number>>;
    /** The engine's closing count, the stack itself included; for a refresh this is where changes show. */
    readonly summary: Readonly<Record<string, number>>;
    /** Everything said on any resource, at warning and error level. */
    readonly diagnostics: readonly Diagnostic[];
    /** Each operation that was planned or done, the stack itself left out. */
    readonly steps: readonly Step[];
}

export interface Diagnostic {
    readonly severity: string;
    readonly message: string;
    readonly urn?: string;
}

export interface Step {
    readonly op: string;
    readonly urn: string;
    readonly old?: { readonly inputs: Readonly<Record<string, unknown>> } | null;
    readonly new?: { readonly inputs: Readonly<Record<string, unknown>> } | null;
}

interface EngineEvent {
    readonly resourcePreEvent?: { readonly metadata: Step & { readonly type: string } };
    readonly diagnosticEvent?: Diagnostic;
    readonly summaryEvent?: { readonly resourceChanges?: Readonly<Record<string, number>> };
}

const STACK_TYPE = "pulumi:pulumi:Stack";
const PROVIDER_PREFIX = "pulumi:providers:";

export function readRun(code: number, stdout: string, stderr: string): Run {
    const events = stdout
        .split("\n")
        .filter((line) => line.startsWith('{"sequence"'))
        .map((line) => JSON.parse(line) as EngineEvent);
    const steps = events
        .map((event) => event.resourcePreEvent?.metadata)
        .filter((step) => step !== undefined)
        .filter(({ type }) => type !== STACK_TYPE && !type.startsWith(PROVIDER_PREFIX));
    const changes: Record<string, number> = {};
    for (const { op } of steps) {
        changes[op] = (changes[op] ?? 0) + 1;
    }
    const diagnostics = events
        .map((event) => event.diagnosticEvent)
        .filter((diagnostic) => diagnostic !== undefined)
        .filter(({ severity }) => severity !== "debug" && severity !== "info");
    const summary = events.find((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {};
    return { code, stdout, stderr, changes, summary, diagnostics, steps };
}

/** All messages at a level, one a line. */
export function said(run: Run, severity: "warning" | "error"): string {
    return run.diagnostics
        .filter((diagnostic) => diagnostic.severity === severity)
        .map(({ message }) => message)
        .join("\n");
}
