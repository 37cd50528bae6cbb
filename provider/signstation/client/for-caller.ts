/** A client whose calls are made for one resource. */
import type { Call, Client } from "./client";

export interface Caller {
    /** The resource's name, for messages. */
    readonly resource?: string | undefined;
    /** What SignStation may know of the resource and must not bring out again: its passkeys. */
    readonly secrets: readonly string[];
}

/** The same client: what it says names the resource, and what it quotes holds none of the resource's secrets. */
export function forCaller(client: Client, { resource, secrets }: Caller): Client {
    const of = resource === undefined ? "" : ` of resource ${resource}`;
    const made = (call: Call): Call => ({
        ...call,
        attempting: `${call.attempting}${of}`,
        secrets: [...(call.secrets ?? []), ...secrets],
    });
    return { ...client, send: (call) => client.send(made(call)), context: (call) => client.context(made(call)) };
}
