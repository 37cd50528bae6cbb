/** Calls as somebody makes them in the dashboard, past the stack. */
import assert from "node:assert/strict";
import type { Emulator } from "signstation-emulator";

/** What SignStation answers of a certificate or a department. */
export interface Answered {
    readonly id: string;
    readonly name?: string;
    readonly enabled?: boolean;
}

/**
 * Sends a form, or anything else as JSON, and gives what the answer holds; fails unless SignStation took it. `path` comes after
 * `/api/v1`. The call stands in the emulator's requests like any other.
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
    const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers,
        ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return (JSON.parse(text) as { data: Answered }).data;
}
