/** Reads the message of errors that are not in the vendor's envelope: what Java servers send by themselves, and other JSON. */
import type { HttpResponse } from "../../http/transport";
import { isObject, readJson } from "../../wire/wire";

export interface ServerMessage {
    readonly text: string;
    /** Spring's own JSON or `application/problem+json` (RFC 9457): more likely the application's than a proxy's. */
    readonly isFromServer: boolean;
}

/** Undefined if the body is not JSON, or has no message. */
export function readServerMessage(response: HttpResponse): ServerMessage | undefined {
    const json = readJson(response);
    if (!isObject(json)) {
        return undefined;
    }
    // Spring sends `message` only if it is configured to, and then `error` is the status in words.
    const text = [json["detail"], json["message"], json["error"], json["title"]].find(isText);
    return text === undefined ? undefined : { text, isFromServer: isSprings(json) || isProblem(response) };
}

function isText(value: unknown): value is string {
    return typeof value === "string" && value !== "";
}

function isSprings(json: Readonly<Record<string, unknown>>): boolean {
    return typeof json["status"] === "number" && isText(json["error"]) && json["timestamp"] !== undefined;
}

function isProblem({ contentType }: HttpResponse): boolean {
    return /^application\/problem\+json\b/i.test(contentType);
}
