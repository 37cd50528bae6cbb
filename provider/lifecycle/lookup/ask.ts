/** Sends a lookup's question: a refusal of it has other words on what to do than that of an upload. */
import { SignStationError } from "../../signstation";

/** Throws `SignStationError`. */
export async function ask<T>(question: Promise<T>): Promise<T> {
    try {
        return await question;
    } catch (error) {
        if (error instanceof SignStationError && error.code === "ERR_SIGNSTATION_BAD_REQUEST" && error.fromApi) {
            throw error.withAdvice("Check the lookup's arguments against what it says.");
        }
        throw error;
    }
}
