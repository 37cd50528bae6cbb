/** List: what can be imported, as far as SignStation can list it. */
import { ListResponse, type ListRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { Session } from "./session/session";
import { fromStruct } from "./grpc/structs";

/** One response, and so one page: the server's own enumeration has no pages. */
export async function* list(session: Session, request: ListRequest): AsyncIterable<ListResponse> {
    const resource = session.resourceOfType(request.getToken());
    const found = await resource.list(session.callOf(request.getToken()), fromStruct(request.getQuery()).properties);
    const limit = request.getLimit();
    for (const { id, name } of limit > 0 ? found.slice(0, limit) : found) {
        yield new ListResponse().setResult(new ListResponse.Result().setId(id).setName(name));
    }
}
