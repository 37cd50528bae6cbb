/** Invoke: the functions getCertificate, getExpiringCertificates and getCertificateSummary. */
import { InvokeResponse, type InvokeRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Refusal, withoutArguments } from "./grpc/errors";
import type { Session } from "./session/session";
import { fromStruct, toStruct } from "./grpc/structs";

/** Where an argument is secret, so is all of the result, and an error says nothing but its code. */
export async function invoke(session: Session, request: InvokeRequest): Promise<InvokeResponse> {
    const token = request.getTok();
    const called = session.operations.functions.get(token);
    if (called === undefined) {
        throw new Refusal(`${JSON.stringify(token)} is no function of this package: leegality ${session.version}.`);
    }
    const { properties: args, secrets } = fromStruct(request.getArgs());
    try {
        const result = await called(session.callOf(token), args);
        const secretResults = new Set(secrets.size > 0 ? Object.keys(result) : []);
        return new InvokeResponse().setReturn(toStruct(result, secretResults));
    } catch (error) {
        throw secrets.size > 0 ? withoutArguments(error) : error;
    }
}
