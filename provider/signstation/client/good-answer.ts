/** What a 2xx answer of the API comes to: done, not there, or of no use; and what of it may be kept. */
import { unexpectedAnswer } from "./answer-error";
import type { Call, Client } from "./client";
import { SignStationError } from "./signstation-error";
import type { HttpAnswer } from "../http/transport";
import { readJson } from "../wire/wire";

/** What a call is about. */
export type Subject = "certificate" | "department";

/** Undefined where the API itself says that what the call is about does not exist. */
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

/** A login page comes with 200 too, and must not pass for a change that was made. An empty body is a plain "done". */
export function assertFromApi(client: Client, call: Call, answer: HttpAnswer, subject: Subject): void {
    if (answer.body.length > 0 && readJson(answer) === undefined) {
        throw useless(client, call, answer, subject);
    }
}

/** The error for a good answer that does not tell what the call is for. */
export function useless(client: Client, call: Call, answer: HttpAnswer, subject: Subject): SignStationError {
    const isJson = readJson(answer) !== undefined;
    const wrong = isJson ? `JSON that holds no ${subject} id` : "a body that is not JSON";
    return unexpectedAnswer(answer, answer.body.length === 0 ? "an empty body" : wrong, client.context(call));
}

/** What a server tells goes into state, outputs and messages: the record without what repeats a secret, the id apart. */
export function keepUnless<Told extends { readonly id: string }>(
    found: Told,
    repeats: (value: unknown) => boolean,
): Told {
    const kept = Object.entries(found).filter(([name, value]) => name === "id" || !repeats(value));
    return Object.fromEntries(kept) as unknown as Told;
}
