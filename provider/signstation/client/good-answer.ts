/** What a 2xx response of the API holds: what was asked for, or nothing of it; and what of that may be kept. */
import type { Decoded } from "./api-request";
import { SignStationError } from "./signstation-error";
import type { HttpResponse } from "../http/transport";
import { readJson } from "../wire/wire";

/** What a request is about. */
export type Subject = "certificate" | "department";

/** Undefined if the API itself says that what the request is about does not exist. */
export async function unlessNotFound<T>(sent: Promise<T>): Promise<T | undefined> {
    try {
        return await sent;
    } catch (error) {
        if (error instanceof SignStationError && error.code === "ERR_SIGNSTATION_NOT_FOUND") {
            return undefined;
        }
        throw error;
    }
}

/** Whether a response has the form of the API's own: JSON, or an empty body. A login page comes with 200 too. */
export function isApiForm(response: HttpResponse): boolean {
    return response.body.length === 0 || readJson(response) !== undefined;
}

/** The record, or what is wrong with a response that holds none. */
export function recordOr<T>(record: T | undefined, response: HttpResponse, subject: Subject): Decoded<T> {
    if (record !== undefined) {
        return { value: record };
    }
    const wrong = isApiForm(response) ? `JSON that holds no ${subject} id` : "a body that is not JSON";
    return { malformed: response.body.length === 0 ? "an empty body" : wrong };
}

/** What a server reports goes into state, outputs and messages: the record without what repeats a secret, the id apart. */
export function keepUnless<Told extends { readonly id: string }>(
    found: Told,
    repeats: (value: unknown) => boolean,
): Told {
    const kept = Object.entries(found).filter(([name, value]) => name === "id" || !repeats(value));
    return Object.fromEntries(kept) as unknown as Told;
}
