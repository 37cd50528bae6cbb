/** A client for requests whose arguments are secret. */
import type { Client } from "./client";

/**
 * The same client: no error of a request that it sent, and no line that it shows while it waits, names one of these secrets or
 * quotes what holds one. What is found is whole: it may well hold what was asked for.
 */
export function hideArguments(client: Client, secrets: readonly string[]): Client {
    return {
        ...client,
        send: ({ certificateId, ...request }) =>
            client.send({
                ...request,
                operation: "making a lookup with a secret argument",
                // It ends the path, escaped as the certificates' requests escape it.
                shownPath:
                    certificateId === undefined
                        ? request.path
                        : `${request.path.slice(0, -encodeURIComponent(certificateId).length)}{id}`,
                unprintable: secrets,
            }),
    };
}
