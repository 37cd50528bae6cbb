/** Requests as a person sends them in the dashboard, past the stack. */
import assert from "node:assert/strict";
import type { Emulator } from "signstation-emulator";

/** The fields of a certificate or a department in a response of SignStation. */
export interface Answered {
    readonly id: string;
    readonly name?: string;
    readonly enabled?: boolean;
}

/**
 * Sends a form, or an object as JSON, and returns the response's `data`. Fails unless the status is 2xx. `path` comes after
 * `/api/v1`. The emulator's history records the request.
 */
export async function sendByHand(
    { url, token }: Pick<Emulator, "url" | "token">,
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    body?: FormData | object,
): Promise<Answered> {
    const headers = new Headers({ "x-auth-token": token });
    if (body !== undefined && !(body instanceof FormData)) {
        headers.set("content-type", "application/json");
    }
    const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers,
        ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return (JSON.parse(text) as { data: Answered }).data;
}
