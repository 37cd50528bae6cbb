/** A client for calls whose arguments are secret. */
import type { Call, Client } from "./client";

/**
 * The same client: no error of a call that it sent, nor one made from its context, and no line that it tells while it waits
 * names one of these secrets or quotes what holds one.
 */
export function discreet(client: Client, secrets: readonly string[]): Client {
    const made = ({ certificateId, ...call }: Call): Call => ({
        ...call,
        attempting: "making a lookup with a secret argument",
        // It ends the path, escaped as the certificates' calls escape it.
        shownPath:
            certificateId === undefined
                ? call.path
                : `${call.path.slice(0, -encodeURIComponent(certificateId).length)}{id}`,
    });
    const hiding = (call: Call): Call => ({ ...made(call), secrets: [...(call.secrets ?? []), ...secrets] });
    return {
        ...client,
        send: (call) => client.send(hiding(call)),
        // Without the secrets: what is found is whole, and may well hold what was asked for.
        context: (call) => client.context(made(call)),
    };
}
