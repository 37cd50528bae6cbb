/** Delete: a resource that SignStation no longer holds counts as deleted. */
import type { DeleteRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Session } from "./session/session";
import { fromStruct } from "./grpc/structs";

export async function remove(session: Session, request: DeleteRequest): Promise<Empty> {
    const before = {
        inputs: fromStruct(request.getOldInputs()).properties,
        state: fromStruct(request.getProperties()).properties,
    };
    await session.resource(request).delete(session.call(request), request.getId(), before);
    return new Empty();
}
