/** A plugin that does nothing, on the same gRPC library: what is measured is the engine, and the process's start. */
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

type Call<Request> = grpc.ServerUnaryCall<Request, unknown>;
type Done = grpc.sendUnaryData<unknown>;

const respond = <Request>(make: (request: Request) => unknown) => {
    return ({ request }: Call<Request>, done: Done) => {
        done(null, make(request));
    };
};

process.on("SIGINT", () => process.exit(0));
const server = new grpc.Server();
server.addService(ResourceProviderService, {
    handshake: respond(() => new pb.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true)),
    getPluginInfo: respond(() => new PluginInfo().setVersion("0.0.1")),
    getSchema: respond(() => new pb.GetSchemaResponse().setSchema("{}")),
    checkConfig: respond((request: pb.CheckRequest) => new pb.CheckResponse().setInputs(request.getNews())),
    diffConfig: respond(() => new pb.DiffResponse()),
    configure: respond(() => new pb.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true)),
    check: respond((request: pb.CheckRequest) => new pb.CheckResponse().setInputs(request.getNews())),
    diff: respond(() => new pb.DiffResponse().setChanges(pb.DiffResponse.DiffChanges.DIFF_NONE)),
    create: respond((request: pb.CreateRequest) =>
        new pb.CreateResponse().setId(request.getPreview() ? "" : "id").setProperties(request.getProperties()),
    ),
    read: respond((request: pb.ReadRequest) =>
        new pb.ReadResponse()
            .setId(request.getId())
            .setProperties(request.getProperties())
            .setInputs(request.getInputs()),
    ),
    update: respond((request: pb.UpdateRequest) => new pb.UpdateResponse().setProperties(request.getNews())),
    delete: respond(() => new Empty()),
    cancel: respond(() => new Empty()),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) => {
    process.stdout.write(`${port}\n`);
});
