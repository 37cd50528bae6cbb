/** A client bound to a resource. */
import type { Client } from "./client";

export interface ClientBinding {
    /** The resource's name, for messages. */
    readonly resource?: string | undefined;
    /** What SignStation may know of the resource and must not bring out again: its passkeys. */
    readonly secrets: readonly string[];
}

/** The same client: its messages name the resource, and what it quotes or decodes holds none of the resource's secrets. */
export function bindClient(client: Client, { resource, secrets }: ClientBinding): Client {
    const of = resource === undefined ? "" : ` of resource ${resource}`;
    return {
        ...client,
        send: (request) =>
            client.send({
                ...request,
                operation: `${request.operation}${of}`,
                secrets: [...(request.secrets ?? []), ...secrets],
            }),
    };
}
