/** Messages for people, sent to the engine, which shows them beside the resource. */
import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

export interface EngineLog {
    /** `urn` is empty for a message about no resource. */
    write(severity: "info" | "warning", text: string, urn: string): void;
    /** Resolves when everything that was written has arrived, or cannot arrive. */
    flush(): Promise<void>;
    close(): void;
}

const SEVERITIES = { info: LogSeverity.INFO, warning: LogSeverity.WARNING } as const;
/** An engine that has not received a message by then is ending. */
const DEADLINE_MS = 5000;

/** Without an engine the messages go to stderr, which a person who started the plugin by hand reads. */
export function createEngineLog(engineAddress: string | undefined): EngineLog {
    if (engineAddress === undefined || engineAddress === "") {
        return {
            write(severity, text) {
                process.stderr.write(`${severity}: ${text}\n`);
            },
            flush: () => Promise.resolve(),
            close: () => undefined,
        };
    }
    let client: EngineClient | undefined;
    const pending = new Set<Promise<void>>();
    return {
        write(severity, text, urn) {
            client ??= new EngineClient(engineAddress, grpc.credentials.createInsecure());
            const sent = send(client, new LogRequest().setSeverity(SEVERITIES[severity]).setMessage(text).setUrn(urn));
            pending.add(sent);
            void sent.then(() => pending.delete(sent));
        },
        async flush() {
            await Promise.all(pending);
        },
        close() {
            client?.close();
        },
    };
}

/** A message that cannot be sent is lost: it must not make an operation fail. */
function send(client: EngineClient, request: LogRequest): Promise<void> {
    return new Promise((done) => {
        client.log(request, new grpc.Metadata(), { deadline: Date.now() + DEADLINE_MS }, () => {
            done();
        });
    });
}
