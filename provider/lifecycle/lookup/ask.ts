/** Sends the request of a lookup: if the server refuses it, other advice helps than for an upload. */
import { SignStationError } from "../../signstation";

/** `advice`: what to do if SignStation refuses the request. Throws `SignStationError`. */
export async function ask<T>(
    question: Promise<T>,
    advice = "Check the lookup's arguments against what it says.",
): Promise<T> {
    try {
        return await question;
    } catch (error) {
        if (error instanceof SignStationError && error.code === "ERR_SIGNSTATION_BAD_REQUEST" && error.fromApi) {
            throw error.withAdvice(advice);
        }
        throw error;
    }
}
