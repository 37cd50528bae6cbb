/** Sends a lookup's question: a refusal of it has other words on what to do than that of an upload. */
import { SignStationError } from "../../signstation";

/** `advice`: what to do where SignStation refuses the question. Throws `SignStationError`. */
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
