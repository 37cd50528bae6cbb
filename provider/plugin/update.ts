/** Update in place, and the preview of one. */
import { UpdateResponse, type UpdateRequest } from "@pulumi/pulumi/proto/provider_pb";
import { keepingSecrets, refuseUnknowns } from "./grpc/errors";
import type { Session } from "./session/session";
import { fromStruct, toStruct, union } from "./grpc/structs";

export async function update(session: Session, request: UpdateRequest): Promise<UpdateResponse> {
    const resource = session.resource(request);
    const call = session.call(request);
    const before = {
        inputs: fromStruct(request.getOldInputs()).properties,
        state: fromStruct(request.getOlds()).properties,
    };
    const { properties: inputs, secrets: given } = fromStruct(request.getNews());
    const secrets = union(given, resource.secrets);
    if (request.getPreview()) {
        const { state, notes } = await resource.preview(call, inputs, before);
        notes.forEach((note) => {
            call.log("info", note);
        });
        return new UpdateResponse().setProperties(toStruct(state, secrets));
    }
    refuseUnknowns(inputs);
    const state = await keepingSecrets(secrets, () => resource.update(call, request.getId(), before, inputs));
    return new UpdateResponse().setProperties(toStruct(state, secrets));
}
