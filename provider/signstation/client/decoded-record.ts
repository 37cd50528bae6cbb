/** Decodes the record in a response of 2xx, and leaves secrets out of it. */
import type { Decoded } from "./api-request";
import { SignStationError, type Subject } from "./errors/signstation-error";
import type { HttpResponse } from "../http/transport";
import { readJson } from "../wire/wire";

/** Undefined if the API itself reports that the record does not exist. */
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

/** Whether a response has a form of the API: JSON, or an empty body. A login page comes with 200 too. */
export function isApiForm(response: HttpResponse): boolean {
    return response.body.length === 0 || readJson(response) !== undefined;
}

/** The record, or what is wrong with a response without one. An id that a path cannot hold is not usable. */
export function recordOr<T>(record: T | undefined, response: HttpResponse, subject: Subject): Decoded<T> {
    if (record !== undefined) {
        return { value: record };
    }
    const wrong = isApiForm(response) ? `JSON that holds no usable ${subject} id` : "a body that is not JSON";
    return { malformed: response.body.length === 0 ? "an empty body" : wrong };
}

/** The record without the fields that repeat a secret: records go into state, outputs and messages. The id is kept. */
export function withoutFields<Found extends { readonly id: string }>(
    record: Found,
    repeats: (value: unknown) => boolean,
): Found {
    const kept = Object.entries(record).filter(([name, value]) => name === "id" || !repeats(value));
    return Object.fromEntries(kept) as unknown as Found;
}
