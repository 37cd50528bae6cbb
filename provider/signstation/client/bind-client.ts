/** A client bound to a resource. */
import type { Client } from "./client";

export interface ClientBinding {
    /** The resource's name, for messages. */
    readonly resource?: string | undefined;
    /** The resource's passkeys, which SignStation may know and must not repeat. */
    readonly secrets: readonly string[];
}

/** The same client: its messages name the resource, and no message or record holds one of the resource's secrets. */
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
