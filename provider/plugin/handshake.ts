/** Handshake, Attach, GetPluginInfo, GetSchema, GetMapping and Cancel: the calls about the plugin itself. */
import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import {
    GetMappingResponse,
    GetMappingsResponse,
    GetSchemaResponse,
    ProviderHandshakeResponse,
    type GetSchemaRequest,
    type ProviderHandshakeRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Refusal } from "./grpc/errors";
import type { Session } from "./session/session";

/** An engine that shakes hands does not look at the same flags in Configure's response; one that does not, does. */
export function handshake(session: Session, request: ProviderHandshakeRequest): ProviderHandshakeResponse {
    if (request.getEngineAddress() !== "") {
        session.attach(request.getEngineAddress());
    }
    return new ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true).setAcceptOutputs(false);
}

/** The engine comes to a plugin that is running already: PULUMI_DEBUG_PROVIDERS. */
export function attach(session: Session, request: PluginAttach): Empty {
    session.attach(request.getAddress());
    return new Empty();
}

export function getPluginInfo(session: Session): PluginInfo {
    return new PluginInfo().setVersion(session.version);
}

export function getSchema(session: Session, request: GetSchemaRequest): GetSchemaResponse {
    if (request.getVersion() !== 0) {
        throw new Refusal(`Version ${request.getVersion()} of schemas is not known; 0 is.`);
    }
    return new GetSchemaResponse().setSchema(session.schema);
}

/** There is no Terraform provider to convert programs from. */
export function getMapping(): GetMappingResponse {
    return new GetMappingResponse();
}

export function getMappings(): GetMappingsResponse {
    return new GetMappingsResponse();
}

export function cancel(session: Session): Empty {
    session.cancel();
    return new Empty();
}
