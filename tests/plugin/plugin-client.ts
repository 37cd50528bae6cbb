/** A gRPC client that calls the plugin as the engine does, with a local SignStation and the engine's log. */
import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { createServer } from "../../provider/plugin/grpc/server";
import { compose } from "../../provider/plugin/session/compose";
import { schemaOf } from "../../provider/plugin/schema";
import { Session } from "../../provider/plugin/session/session";

type Bag = Readonly<Record<string, unknown>>;

export const CERTIFICATE = "leegality:index:Certificate";
export const DEPARTMENT = "leegality:index:Department";

/** A message on a resource. */
export interface Logged {
    readonly urn: string;
    readonly severity: number;
    readonly message: string;
}

/** What a call failed with. */
export interface CallError extends Error {
    readonly code: number;
    readonly details: string;
    readonly metadata: grpc.Metadata;
}

export class Plugin {
    readonly logged: Logged[] = [];
    readonly client: ResourceProviderClient;

    private constructor(
        private readonly servers: readonly grpc.Server[],
        port: number,
        logged: Logged[],
    ) {
        this.logged = logged;
        // As the engine: a response may hold a PKCS#12 file.
        const options = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };
        this.client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), options);
    }

    /** A client of a plugin that runs already. Nobody gets its messages for people. */
    static connect(port: number): Plugin {
        return new Plugin([], port, []);
    }

    /** `config`: the settings by name, as the engine sends them to Configure. */
    static async start(config: Bag, env: Readonly<Record<string, string>> = {}): Promise<Plugin> {
        const logged: Logged[] = [];
        const engine = new grpc.Server();
        engine.addService(EngineService, {
            log(call: grpc.ServerUnaryCall<LogRequest, Empty>, done: grpc.sendUnaryData<Empty>) {
                const { request } = call;
                logged.push({ urn: request.getUrn(), severity: request.getSeverity(), message: request.getMessage() });
                done(null, new Empty());
            },
        });
        const engineAddress = `127.0.0.1:${await bind(engine)}`;
        const schema = JSON.stringify(schemaOf("0.0.0-test"));
        const plugin = createServer(new Session({ compose, env, schema, version: "0.0.0-test", engineAddress }));
        const started = new Plugin([plugin, engine], await bind(plugin), logged);
        await started.configure(config);
        return started;
    }

    /** Begins another run of the engine, which remembers nothing of the one before. */
    async configure(config: Bag): Promise<void> {
        await this.send("configure", new pb.ConfigureRequest().setArgs(struct(config)));
    }

    /** Resolves to the response, rejects with {@link CallError}. */
    send<Response>(method: string, request: unknown): Promise<Response> {
        const call = (this.client as unknown as Record<string, (...args: unknown[]) => void>)[method];
        return new Promise((resolve, reject) => {
            call?.call(this.client, request, (error: CallError | null, response: Response) => {
                if (error === null) {
                    resolve(response);
                } else {
                    reject(error);
                }
            });
        });
    }

    async check(type: string, name: string, news: Bag, olds: Bag = {}, oldOutputs: Bag = {}) {
        const request = about(new pb.CheckRequest(), type, name)
            .setNews(struct(news))
            .setOlds(struct(olds))
            .setOldOutputs(struct(oldOutputs));
        const response = await this.send<pb.CheckResponse>("check", request);
        return {
            inputs: bag(response.getInputs()),
            failures: response.getFailuresList().map((failure) => failure.toObject()),
        };
    }

    async diff(
        type: string,
        name: string,
        id: string,
        oldInputs: Bag,
        olds: Bag,
        news: Bag,
        ignoreChanges: readonly string[] = [],
    ) {
        const request = about(new pb.DiffRequest(), type, name)
            .setId(id)
            .setOldInputs(struct(oldInputs))
            .setOlds(struct(olds))
            .setNews(struct(news))
            .setIgnorechangesList([...ignoreChanges]);
        const response = await this.send<pb.DiffResponse>("diff", request);
        return {
            changes: response.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME,
            diffs: response.getDiffsList(),
            detailed: (response.getDetaileddiffMap().toArray() as [string, unknown][]).map(([path]) => path),
            replaces: response.getReplacesList(),
            deleteBeforeReplace: response.getDeletebeforereplace(),
        };
    }

    async create(type: string, name: string, properties: Bag, preview = false, timeout = 0) {
        const request = about(new pb.CreateRequest(), type, name)
            .setProperties(struct(properties))
            .setPreview(preview)
            .setTimeout(timeout);
        const response = await this.send<pb.CreateResponse>("create", request);
        return { id: response.getId(), state: bag(response.getProperties()) };
    }

    async read(type: string, name: string, id: string, inputs: Bag = {}, properties: Bag = {}) {
        const request = about(new pb.ReadRequest(), type, name)
            .setId(id)
            .setInputs(struct(inputs))
            .setProperties(struct(properties));
        const response = await this.send<pb.ReadResponse>("read", request);
        return { id: response.getId(), inputs: bag(response.getInputs()), state: bag(response.getProperties()) };
    }

    async update(
        type: string,
        name: string,
        id: string,
        before: { inputs: Bag; state: Bag },
        news: Bag,
        preview = false,
        timeout = 0,
    ) {
        const request = about(new pb.UpdateRequest(), type, name)
            .setId(id)
            .setOldInputs(struct(before.inputs))
            .setOlds(struct(before.state))
            .setNews(struct(news))
            .setPreview(preview)
            .setTimeout(timeout);
        return bag((await this.send<pb.UpdateResponse>("update", request)).getProperties());
    }

    async delete(type: string, name: string, id: string, before: { inputs: Bag; state: Bag }, timeout = 0) {
        const request = about(new pb.DeleteRequest(), type, name)
            .setId(id)
            .setOldInputs(struct(before.inputs))
            .setProperties(struct(before.state))
            .setTimeout(timeout);
        await this.send("delete", request);
    }

    async invoke(token: string, args: Bag = {}): Promise<Bag> {
        const request = new pb.InvokeRequest().setTok(token).setArgs(struct(args));
        return bag((await this.send<pb.InvokeResponse>("invoke", request)).getReturn());
    }

    async list(token: string, query: Bag = {}, limit = 0): Promise<{ id: string; name: string }[]> {
        const request = new pb.ListRequest().setToken(token).setQuery(struct(query)).setLimit(limit);
        const found: { id: string; name: string }[] = [];
        for await (const response of this.client.list(request) as AsyncIterable<pb.ListResponse>) {
            const result = response.getResult();
            found.push({ id: result?.getId() ?? "", name: result?.getName() ?? "" });
        }
        return found;
    }

    stop(): void {
        this.client.close();
        this.servers.forEach((server) => {
            server.forceShutdown();
        });
    }
}

/** The outputs in the trailer of an error that leaves a resource unfinished. */
export function unfinished(error: CallError): { id: string; state: Bag; reasons: string[] } | undefined {
    const [bytes] = error.metadata.get("grpc-status-details-bin");
    if (!(bytes instanceof Buffer)) {
        return undefined;
    }
    const [detail] = Status.deserializeBinary(new Uint8Array(bytes)).getDetailsList();
    const failed = pb.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? new Uint8Array());
    return { id: failed.getId(), state: bag(failed.getProperties()), reasons: failed.getReasonsList() };
}

export function urnOf(type: string, name: string): string {
    return `urn:pulumi:dev::project::${type}::${name}`;
}

export function struct(properties: Bag): Struct {
    return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

function bag(value: Struct | undefined): Bag {
    return value?.toJavaScript() ?? {};
}

interface Named<T> {
    setUrn(urn: string): T;
    setName(name: string): T;
    setType(type: string): T;
}

function about<T extends Named<T>>(request: T, type: string, name: string): T {
    return request.setUrn(urnOf(type, name)).setName(name).setType(type);
}

function bind(server: grpc.Server): Promise<number> {
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error === null) {
                resolve(port);
            } else {
                reject(error);
            }
        });
    });
}
