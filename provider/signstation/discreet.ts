/** A client for calls whose arguments are secret. */
import type { Call, Client } from "./client";

/** The same client: what it says, while it waits too, names none of these secrets and quotes nothing that holds one. */
export function discreet(client: Client, secrets: readonly string[]): Client {
    const made = (call: Call): Call => ({
        ...call,
        attempting: "making a lookup with a secret argument",
        secrets: [...(call.secrets ?? []), ...secrets],
    });
    // The context stays: it takes secrets out of what is found, and that may well hold what was asked for.
    return { ...client, send: (call) => client.send(made(call)) };
}
