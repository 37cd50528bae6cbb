/** Read: what SignStation holds now, for refresh, import and a program's `get`. */
import { ReadResponse, type ReadRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Session } from "./session/session";
import { fromStruct, isEmpty, toStruct, union } from "./grpc/structs";

export async function read(session: Session, request: ReadRequest): Promise<ReadResponse> {
    const resource = session.resource(request);
    const call = session.call(request);
    const { properties: inputs, secrets: given } = fromStruct(request.getInputs());
    const { properties: state, secrets: kept } = fromStruct(request.getProperties());
    const secrets = union(union(given, kept), resource.secrets);
    // An import, and a program's `get`, have the id alone.
    const before = isEmpty(state) ? undefined : { inputs, state };
    const found = await resource.read(call, request.getId(), before);
    if (found === undefined) {
        // Without an id the engine takes it for gone.
        return new ReadResponse();
    }
    found.warnings.forEach((warning) => {
        session.warnOnce(call, warning);
    });
    return new ReadResponse()
        .setId(request.getId())
        .setInputs(toStruct(found.inputs, secrets))
        .setProperties(toStruct(found.state, secrets));
}
