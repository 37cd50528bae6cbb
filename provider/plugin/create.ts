/** Create, and the preview of one: the file's facts are known before anything is uploaded. */
import { CreateResponse, type CreateRequest } from "@pulumi/pulumi/proto/provider_pb";
import { keepingSecrets, refuseUnknowns } from "./grpc/errors";
import type { Session } from "./session/session";
import { fromStruct, toStruct, union } from "./grpc/structs";

export async function create(session: Session, request: CreateRequest): Promise<CreateResponse> {
    const resource = session.resource(request);
    const call = session.call(request);
    const { properties: inputs, secrets: given } = fromStruct(request.getProperties());
    const secrets = union(given, resource.secrets);
    if (request.getPreview()) {
        const { state, notes } = await resource.preview(call, inputs);
        notes.forEach((note) => {
            call.log("info", note);
        });
        return new CreateResponse().setProperties(toStruct(state, secrets));
    }
    refuseUnknowns(inputs);
    const { id, state } = await keepingSecrets(secrets, () => resource.create(call, inputs));
    return new CreateResponse().setId(id).setProperties(toStruct(state, secrets));
}
