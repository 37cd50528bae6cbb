/** A client for requests whose arguments are secret. */
import type { Client } from "./client";

/**
 * The same client: no error of its requests, and no line that it shows while it waits, holds one of these secrets. Records are
 * whole: they may well hold what the lookup asked for.
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
