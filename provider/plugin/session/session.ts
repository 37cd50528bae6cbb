/** What one plugin process knows: the engine's address, the configured operations, and whether the engine has cancelled. */
import { createEngineLog, type EngineLog } from "../grpc/engine-log";
import { howToImport } from "./advice";
import type { CallContext, Compose, Operations, ResourceOperations } from "./port";
import { Refusal } from "../grpc/errors";

export interface SessionOptions {
    readonly compose: Compose;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** The text of schema.json. */
    readonly schema: string;
    readonly version: string;
    /** `host:port` of the engine, where it is known at start. */
    readonly engineAddress?: string | undefined;
}

/** What is read from a request about the resource that it is for. The names come from CLI 3.137 on; the URN always. */
export interface ResourceRequest {
    getUrn(): string;
    getName(): string;
    getType(): string;
    /** Seconds that `customTimeouts` allows; 0 for no bound. */
    getTimeout?(): number;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class Session {
    readonly schema: string;
    readonly version: string;
    readonly #options: SessionOptions;
    #operations: Operations | undefined;
    #cancelled = new AbortController();
    #warned = new Set<string>();
    #engineAddress: string | undefined;
    #log: EngineLog;

    constructor(options: SessionOptions) {
        this.#options = options;
        this.schema = options.schema;
        this.version = options.version;
        this.#engineAddress = options.engineAddress;
        this.#log = createEngineLog(options.engineAddress);
    }

    /** From now on messages go to the engine at this address. */
    attach(engineAddress: string): void {
        if (engineAddress === this.#engineAddress) {
            return;
        }
        this.#engineAddress = engineAddress;
        this.#log.close();
        this.#log = createEngineLog(engineAddress);
    }

    /** Begins a run with this configuration: values by setting name. An attached engine configures for each of its runs. */
    configure(config: Readonly<Record<string, string>>): void {
        this.#cancelled = new AbortController();
        this.#warned = new Set();
        this.#operations = this.#options.compose(config, {
            env: this.#options.env,
            log: (text) => {
                this.#log.write("info", text, "");
            },
            engineAddress: this.#engineAddress,
        });
    }

    /** Without a configuration the environment alone decides. */
    get operations(): Operations {
        if (this.#operations === undefined) {
            this.configure({});
        }
        return this.#operations as Operations;
    }

    /** The kind of resource that a request is for. Throws `Refusal` for a type that is not of this package. */
    resource(request: ResourceRequest): ResourceOperations {
        return this.resourceOfType(request.getType() || typeOf(request.getUrn()));
    }

    resourceOfType(token: string): ResourceOperations {
        const resource = this.operations.resources.get(token);
        if (resource === undefined) {
            throw new Refusal(`${JSON.stringify(token)} is no resource of this package: leegality ${this.version}.`);
        }
        return resource;
    }

    call(request: ResourceRequest): CallContext {
        const urn = request.getUrn();
        const name = request.getName() || (urn.split("::")[3] ?? urn);
        return {
            urn,
            name,
            log: (severity, text) => {
                this.#log.write(severity, text, urn);
            },
            signal: this.#signal(request.getTimeout?.() ?? 0),
            howToImport: howToImport(request.getType() || typeOf(urn), name),
        };
    }

    /** Shows a warning on the resource: once in a run, although Check, Diff and Read may each have a reason for it. */
    warnOnce(call: CallContext, warning: string): void {
        const key = `${call.urn}\n${warning}`;
        if (!this.#warned.has(key)) {
            this.#warned.add(key);
            call.log("warning", warning);
        }
    }

    /** A call that is about no resource. */
    callOf(name: string): CallContext {
        return {
            urn: "",
            name,
            log: (severity, text) => {
                this.#log.write(severity, text, "");
            },
            signal: this.#signal(0),
        };
    }

    /** Aborted when the engine cancels, or after these seconds; 0 for no bound. Each call has one of its own. */
    #signal(seconds: number): AbortSignal {
        const bound = seconds > 0 ? [AbortSignal.timeout(Math.min(seconds * 1000, LONGEST_TIMER_MS))] : [];
        return AbortSignal.any([this.#cancelled.signal, ...bound]);
    }

    /** The engine also cancels at the end of each run, when nothing is under way. */
    cancel(): void {
        this.#cancelled.abort();
    }

    /** Resolves when the engine has every message so far. Never rejects. */
    flush(): Promise<void> {
        return this.#log.flush();
    }
}

/** `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. */
function typeOf(urn: string): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
