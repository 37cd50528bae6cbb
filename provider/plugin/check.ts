/** Check: everything that can be known to be wrong before anything is sent, and the inputs that stand in the state. */
import { CheckFailure, CheckResponse, type CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Session } from "./session/session";
import { shortened } from "./grpc/errors";
import { fromStruct, isEmpty, toStruct, union } from "./grpc/structs";

export async function check(session: Session, request: CheckRequest): Promise<CheckResponse> {
    const resource = session.resource(request);
    const call = session.call(request);
    const { properties: args, secrets } = fromStruct(request.getNews());
    const inputsBefore = fromStruct(request.getOlds()).properties;
    // The engine sends empty properties for a resource that is not in the state.
    const before = isEmpty(inputsBefore)
        ? undefined
        : { inputs: inputsBefore, state: fromStruct(request.getOldOutputs()).properties };
    const { inputs, failures, warnings } = await resource.check(call, args, before);
    for (const warning of failures.length === 0 ? warnings : []) {
        session.warnOnce(call, warning);
    }
    return new CheckResponse()
        .setInputs(toStruct(inputs, union(secrets, resource.secrets)))
        .setFailuresList(
            failures.map(({ property, reason }) =>
                new CheckFailure().setProperty(property).setReason(shortened(reason)),
            ),
        );
}
