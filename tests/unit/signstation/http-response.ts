/** An answer as the transport gives it. */
import type { HttpResponse } from "../../../provider/signstation/http/transport";

/** A text is a page, all else is sent as JSON; `more` says what is otherwise. */
export function httpAnswer(status: number, body: unknown = "", more: Partial<HttpResponse> = {}): HttpResponse {
    const isText = typeof body === "string";
    return {
        status,
        contentType: isText ? "text/html" : "application/json",
        body: Buffer.from(isText ? body : JSON.stringify(body)),
        retryAfter: undefined,
        location: undefined,
        date: undefined,
        ...more,
    };
}
